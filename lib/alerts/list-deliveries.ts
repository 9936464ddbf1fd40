import { deliveriesOf } from '@/lib/alerts/queries/deliveries'
import { findWebhook } from '@/lib/alerts/queries/webhooks'
import type { AttemptOutcome, DeliveryView } from '@/lib/alerts/schema'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'

/** What was sent to a webhook lately, the newest first, and what came of it. @throws AppError not_found */
export async function listDeliveries(webhook: {
  accountId: bigint
  webhookId: bigint
}): Promise<DeliveryView[]> {
  if (!(await findWebhook(webhook))) throw new AppError('not_found', 'There is no such webhook.')
  const rows = await deliveriesOf(webhook)
  return rows.map((row) => ({
    deliveryId: formatId('msg', row.deliveryId),
    webhookId: formatId('whk', row.webhookId),
    type: row.type,
    state: row.state,
    createdAt: row.createdAt.toISOString(),
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    attempts: row.log.map(({ number, startedAt, durationMs, outcome, status }) => ({
      ...{ number, startedAt: startedAt.toISOString(), durationMs, status },
      outcome: outcome as AttemptOutcome,
    })),
  }))
}
