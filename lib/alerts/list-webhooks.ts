import { webhooksOf } from '@/lib/alerts/queries/webhooks'
import type { WebhookView } from '@/lib/alerts/schema'
import { formatId } from '@/lib/db/id'

/** An account's webhooks, the oldest first; never their secrets. */
export async function listWebhooks(accountId: bigint): Promise<WebhookView[]> {
  const rows = await webhooksOf(accountId)
  return rows.map((row) => ({
    webhookId: formatId('whk', row.webhookId),
    url: row.url,
    secretHint: row.secretHint,
    overlapEndsAt: row.overlapEndsAt?.toISOString() ?? null,
    failures: row.failures,
    failingSince: row.failingSince?.toISOString() ?? null,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }))
}
