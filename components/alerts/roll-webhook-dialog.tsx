'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { WebhookSecret } from '@/components/alerts/webhook-secret'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormError } from '@/components/ui/form-error'
import { Select } from '@/components/ui/select'
import { rollWebhookMutation, webhooksQuery } from '@/lib/alerts/query-options'
import type { WebhookView } from '@/lib/alerts/schema'

export type RollWebhookDialogProps = {
  account: string
  /** The webhook whose secret is rolled; null while the dialog is closed. */
  target: WebhookView | null
  onClose: () => void
}

const OVERLAPS = [
  { value: '0', label: 'Stops signing at once' },
  { value: '1', label: 'Signs for 1 more hour' },
  { value: '24', label: 'Signs for 24 more hours' },
  { value: '168', label: 'Signs for 7 more days' },
] as const
type Overlap = (typeof OVERLAPS)[number]['value']

/** Makes another secret, while the old one signs beside it for as long as the receiver needs. */
export function RollWebhookDialog({ account, target, onClose }: RollWebhookDialogProps) {
  const client = useQueryClient()
  const [overlap, setOverlap] = useState<Overlap>('24')
  const roll = useMutation({
    ...rollWebhookMutation(account),
    onSuccess: () => client.invalidateQueries({ queryKey: webhooksQuery(account).queryKey }),
  })
  const close = () => {
    onClose()
    roll.reset()
  }
  const made = roll.data
  return (
    <Dialog
      open={target !== null}
      onOpenChange={(opens) => !opens && close()}
      title={made ? 'Your new secret' : 'Roll the secret'}
      description={made ? undefined : `Makes another secret for ${target?.url ?? ''}.`}
    >
      {made ? (
        <WebhookSecret secret={made.secret} onDone={close} />
      ) : (
        <div className="grid gap-3">
          <Select
            label={`The old secret, ${target?.secretHint ?? ''}`}
            labelShown
            className="max-w-56"
            value={overlap}
            options={OVERLAPS}
            onChange={setOverlap}
          />
          <FormError error={roll.error} />
          <div className="flex justify-end gap-2">
            <Button onClick={close}>Cancel</Button>
            <Button
              tone="primary"
              busy={roll.isPending}
              onClick={() =>
                target && roll.mutate({ webhookId: target.webhookId, overlapHours: Number(overlap) })
              }
            >
              {roll.isPending ? 'Rolling…' : 'Roll secret'}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
