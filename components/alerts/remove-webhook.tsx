'use client'

import { ActDialog } from '@/components/ui/act-dialog'
import { removeWebhookMutation, webhooksQuery } from '@/lib/alerts/query-options'
import type { WebhookView } from '@/lib/alerts/schema'

export type RemoveWebhookProps = { account: string; target: WebhookView | null; onClose: () => void }

export function RemoveWebhook({ account, target, onClose }: RemoveWebhookProps) {
  return (
    <ActDialog
      target={target}
      title="Remove the webhook?"
      description={`Nothing more is sent to ${target?.url ?? ''}, and what was sent there is forgotten.`}
      act="Remove webhook"
      acting="Removing…"
      done="The webhook is removed"
      mutation={removeWebhookMutation(account)}
      listKey={webhooksQuery(account).queryKey}
      onClose={onClose}
    />
  )
}
