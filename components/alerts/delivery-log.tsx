'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FormError } from '@/components/ui/form-error'
import { QueryState } from '@/components/ui/query-state'
import { Select } from '@/components/ui/select'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import { prepareAttemptText } from '@/lib/alerts/prepare-attempt-text'
import { deliveriesQuery, resendDeliveryMutation, webhooksQuery } from '@/lib/alerts/query-options'
import type { DeliveryState, DeliveryView, WebhookView } from '@/lib/alerts/schema'

const TONES = { queued: 'plain', delivered: 'good', failed: 'bad' } as const
const WORDS: Record<DeliveryState, string> = { queued: 'Waiting', delivered: 'Delivered', failed: 'Failed' }

function stateCell({ state, nextAttemptAt, attempts }: DeliveryView) {
  return (
    <>
      <Tag tone={TONES[state]}>{WORDS[state]}</Tag>
      {nextAttemptAt && attempts.length > 0 ? (
        <span className="block text-xs text-ink-2">
          again <TimeText at={nextAttemptAt} style="moment" />
        </span>
      ) : null}
    </>
  )
}

/** The rest is in the answer of the endpoint; a screen of failures says nothing more than the newest. */
const SHOWN_ATTEMPTS = 3

function attemptsCell({ attempts }: DeliveryView) {
  if (attempts.length === 0) return <span className="text-ink-2">None yet</span>
  const others = attempts.length - SHOWN_ATTEMPTS
  return (
    <>
      {attempts.slice(0, SHOWN_ATTEMPTS).map((attempt) => (
        <span key={attempt.number} className="block">
          <TimeText at={attempt.startedAt} style="moment" /> {prepareAttemptText(attempt)}{' '}
          <span className="text-xs text-ink-2">{attempt.durationMs} ms</span>
        </span>
      ))}
      {others > 0 ? <span className="block text-xs text-ink-2">and {others} before</span> : null}
    </>
  )
}

const COLUMNS: readonly Column<DeliveryView>[] = [
  {
    id: 'created',
    header: 'Message',
    heading: true,
    cell: ({ createdAt, type }) => (
      <>
        <TimeText at={createdAt} style="moment" />
        <span className="block font-mono text-xs text-ink-2">{type}</span>
      </>
    ),
  },
  { id: 'state', header: 'State', cell: stateCell },
  { id: 'attempts', header: 'Attempts', cell: attemptsCell },
]

function actionColumn(resend: (delivery: DeliveryView) => void): Column<DeliveryView> {
  return {
    id: 'actions',
    header: <span className="sr-only">Actions</span>,
    numeric: true,
    cell: (delivery) =>
      delivery.state === 'queued' ? null : (
        <Button
          tone="link"
          aria-label={`Send again: ${delivery.deliveryId}`}
          onClick={() => resend(delivery)}
        >
          Send again
        </Button>
      ),
  }
}

export type DeliveryLogProps = {
  account: string
  webhooks: readonly WebhookView[]
  /** The webhook whose log is shown; the first without a choice. */
  shown: string | null
  onShow: (webhookId: string) => void
  canChange: boolean
}

/** The newest messages to a webhook, with what came of each attempt. */
export function DeliveryLog({ account, webhooks, shown, onShow, canChange }: DeliveryLogProps) {
  const chosen = webhooks.find(({ webhookId }) => webhookId === shown) ?? webhooks[0]
  if (!chosen) return null
  const options = webhooks.map(({ webhookId, url }) => ({ value: webhookId, label: url }))
  return (
    <div className="border-t border-line">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 pb-1">
        <h3 className="font-semibold">Messages sent</h3>
        {options.length > 1 ? (
          <Select label="Webhook" value={chosen.webhookId} options={options} onChange={onShow} />
        ) : null}
        <p className="text-xs text-ink-2">The newest 25, kept for 30 days; answers are not kept.</p>
      </div>
      <Deliveries key={chosen.webhookId} account={account} webhook={chosen} canChange={canChange} />
    </div>
  )
}

type DeliveriesProps = { account: string; webhook: WebhookView; canChange: boolean }

function Deliveries({ account, webhook, canChange }: DeliveriesProps) {
  const client = useQueryClient()
  const deliveries = useQuery(deliveriesQuery(account, webhook.webhookId))
  const resend = useMutation({
    ...resendDeliveryMutation(account),
    // The states of webhooks lie above their logs: both are read anew.
    onSuccess: () => client.invalidateQueries({ queryKey: webhooksQuery(account).queryKey }),
  })
  const canResend = canChange && webhook.disabledAt === null
  return (
    <>
      <div className="px-4">
        <FormError error={resend.error} />
      </div>
      <QueryState
        query={deliveries}
        height={80}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState title="Nothing sent yet">A test shows whether it arrives.</EmptyState>}
      >
        {(rows) => (
          <DataTable
            caption="Messages sent"
            columns={canResend ? [...COLUMNS, actionColumn(resend.mutate)] : COLUMNS}
            rows={rows}
            rowKey={({ deliveryId }) => deliveryId}
          />
        )}
      </QueryState>
    </>
  )
}
