'use client'

import { X } from 'lucide-react'
import * as Dialog from 'radix-ui/dialog'
import { buttonClasses } from '@/components/ui/button-classes'
import type { DialogProps } from '@/components/ui/dialog-props'
import { useFocusReturn } from '@/components/ui/use-focus-return'

/** The part of `Dialog` that is fetched when it is needed. */
export function DialogSurface({ open, onOpenChange, title, description, children }: DialogProps) {
  const focusReturn = useFocusReturn()
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/45%)]" />
        <Dialog.Content
          {...focusReturn}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={
            'fixed top-1/2 left-1/2 z-50 grid max-h-[85vh] w-[min(480px,calc(100vw-28px))] ' +
            '-translate-x-1/2 -translate-y-1/2 gap-3 overflow-y-auto rounded-lg border border-line-strong ' +
            'bg-panel p-4 shadow-[var(--shade)]'
          }
        >
          <div className="flex items-start gap-2">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="text-base font-semibold">{title}</Dialog.Title>
              {description ? (
                <Dialog.Description className="text-ink-2">{description}</Dialog.Description>
              ) : null}
            </div>
            <Dialog.Close aria-label="Close" className={buttonClasses('icon', '-mt-1 -mr-1')}>
              <X aria-hidden size={16} />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
