'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CreateWebhookDialog } from '@/components/alerts/create-webhook-dialog'
import { DeliveryLog } from '@/components/alerts/delivery-log'
import { RemoveWebhook } from '@/components/alerts/remove-webhook'
import { RollWebhookDialog } from '@/components/alerts/roll-webhook-dialog'
import { Button } from '@/components/ui/button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FormError } from '@/components/ui/form-error'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { showToast } from '@/components/ui/show-toast'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import {
  deliveriesQuery,
  enableWebhookMutation,
  testWebhookMutation,
  webhooksQuery,
} from '@/lib/alerts/query-options'
import type { WebhookView } from '@/lib/alerts/schema'

function urlCell({ url, secretHint }: WebhookView) {
  return (
    <>
      <span className="block max-w-80 truncate" title={url}>
        {url}
      </span>
      <span className="block font-mono text-xs text-ink-2">{secretHint}</span>
    </>
  )
}

function stateCell({ disabledAt, failingSince }: WebhookView) {
  if (disabledAt) {
    return (
      <>
        <Tag tone="bad">Switched off</Tag>
        <span className="block text-xs text-ink-2">
          after failing since <TimeText at={failingSince ?? disabledAt} />
        </span>
      </>
    )
  }
  if (!failingSince) return <Tag tone="good">Active</Tag>
  return (
    <>
      <Tag tone="warn">Failing</Tag>
      <span className="block text-xs text-ink-2">
        since <TimeText at={failingSince} />
      </span>
    </>
  )
}

const COLUMNS: readonly Column<WebhookView>[] = [
  { id: 'url', header: 'Address', heading: true, cell: urlCell },
  { id: 'state', header: 'State', cell: stateCell },
  { id: 'created', header: 'Created', cell: ({ createdAt }) => <TimeText at={createdAt} /> },
]

type Choose = Record<'test' | 'enable' | 'roll' | 'remove', (webhook: WebhookView) => void>

function actionColumn({ test, enable, roll, remove }: Choose): Column<WebhookView> {
  return {
    id: 'actions',
    header: <span className="sr-only">Actions</span>,
    numeric: true,
    cell: (webhook) => {
      const act = (label: string, run: (webhook: WebhookView) => void) => (
        <Button tone="link" aria-label={`${label}: ${webhook.url}`} onClick={() => run(webhook)}>
          {label}
        </Button>
      )
      return (
        <span className="inline-flex gap-3">
          {webhook.disabledAt ? act('Switch on', enable) : act('Send test', test)}
          {act('Roll secret', roll)}
          {act('Remove', remove)}
        </span>
      )
    },
  }
}

export type WebhooksPanelProps = { account: string; canChange: boolean }

/** Where the account's programs are told, whether it arrives, and what was sent. */
export function WebhooksPanel({ account, canChange }: WebhooksPanelProps) {
  const client = useQueryClient()
  const webhooks = useQuery(webhooksQuery(account))
  const [isAdding, setAdding] = useState(false)
  const [rolling, setRolling] = useState<WebhookView | null>(null)
  const [removing, setRemoving] = useState<WebhookView | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: webhooksQuery(account).queryKey })
  const test = useMutation({
    ...testWebhookMutation(account),
    onSuccess: async (_, { webhookId }) => {
      setShown(webhookId)
      await client.invalidateQueries({ queryKey: deliveriesQuery(account, webhookId).queryKey })
      showToast('A test message is on its way')
    },
  })
  const enable = useMutation({ ...enableWebhookMutation(account), onSuccess: refresh })
  const choose = { test: test.mutate, enable: enable.mutate, roll: setRolling, remove: setRemoving }
  return (
    <Panel
      title="Webhooks"
      sentence="Alerts as signed messages to your programs, tried again for three days."
      actions={canChange ? <Button onClick={() => setAdding(true)}>Add webhook</Button> : null}
    >
      <QueryState
        query={webhooks}
        height={120}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState title="No webhooks yet">One is an https address of your own.</EmptyState>}
      >
        {(rows) => (
          <>
            <DataTable
              caption="Webhooks"
              columns={canChange ? [...COLUMNS, actionColumn(choose)] : COLUMNS}
              rows={rows}
              rowKey={({ webhookId }) => webhookId}
            />
            <div className="px-4">
              <FormError error={test.error ?? enable.error} />
            </div>
            <DeliveryLog
              account={account}
              webhooks={rows}
              shown={shown}
              onShow={setShown}
              canChange={canChange}
            />
          </>
        )}
      </QueryState>
      <CreateWebhookDialog account={account} open={isAdding} onOpenChange={setAdding} />
      <RollWebhookDialog account={account} target={rolling} onClose={() => setRolling(null)} />
      <RemoveWebhook account={account} target={removing} onClose={() => setRemoving(null)} />
    </Panel>
  )
}
