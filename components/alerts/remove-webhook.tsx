'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { showToast } from '@/components/ui/show-toast'
import { removeWebhookMutation, webhooksQuery } from '@/lib/alerts/query-options'
import type { WebhookView } from '@/lib/alerts/schema'

export type RemoveWebhookProps = { account: string; target: WebhookView | null; onClose: () => void }

export function RemoveWebhook({ account, target, onClose }: RemoveWebhookProps) {
  const client = useQueryClient()
  const remove = useMutation({
    ...removeWebhookMutation(account),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: webhooksQuery(account).queryKey })
      showToast('The webhook is removed')
      close()
    },
  })
  const close = () => {
    onClose()
    remove.reset()
  }
  return (
    <ConfirmDialog
      open={target !== null}
      title="Remove the webhook?"
      description={`Nothing more is sent to ${target?.url ?? ''}, and what was sent there is forgotten.`}
      act={remove.isPending ? 'Removing…' : 'Remove webhook'}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => target && remove.mutate({ webhookId: target.webhookId })}
      onClose={close}
    />
  )
}
