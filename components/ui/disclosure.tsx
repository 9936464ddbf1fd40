'use client'

import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { buttonClasses } from '@/components/ui/button-classes'
import { joinClasses } from '@/components/ui/join-classes'

export type DisclosureProps = {
  /** What the button says. */
  label: ReactNode
  /** On which side the panel hangs, and whether it opens upwards. */
  side?: 'left' | 'right'
  up?: boolean
  tone?: 'plain' | 'quiet'
  className?: string
  children: ReactNode
}

/** A button that opens a small panel below it; Escape, or leaving it, closes it. */
export function Disclosure({
  label,
  side = 'right',
  up,
  tone = 'plain',
  className,
  children,
}: DisclosureProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  return (
    // It only hears Escape and loss of focus from within.
    <div
      className={joinClasses('relative', className)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        setOpen(false)
        button.current?.focus()
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className={buttonClasses(tone, 'w-full justify-between')}
      >
        {label}
        <ChevronDown aria-hidden size={14} className="text-ink-2" />
      </button>
      <div
        id={id}
        hidden={!open}
        tabIndex={-1}
        className={joinClasses(
          'absolute z-30 w-max max-w-[min(320px,calc(100vw-28px))] rounded-lg border border-line-strong',
          'bg-panel p-2 shadow-[var(--shade)]',
          side === 'left' ? 'left-0' : 'right-0',
          up ? 'bottom-full mb-1' : 'top-full mt-1',
        )}
      >
        {children}
      </div>
    </div>
  )
}
