'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormError } from '@/components/ui/form-error'

export type ConfirmDialogProps = {
  open: boolean
  title: string
  /** What will happen, and what won't. */
  description: string
  /** The verb on the button. */
  act: string
  busy: boolean
  error: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Asks once more before something that can't be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, description, act, busy, error, onConfirm, onClose } = props
  return (
    <Dialog open={open} onOpenChange={(opens) => !opens && onClose()} title={title} description={description}>
      <FormError error={error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button tone="danger" busy={busy} onClick={onConfirm}>
          {act}
        </Button>
      </div>
    </Dialog>
  )
}
