import 'server-only'
import type { Queryable } from '@/lib/db/transaction'

type Webhook = { accountId: bigint; webhookId: bigint }

export async function noteWebhookSuccess(
  client: Queryable,
  { accountId, webhookId }: Webhook,
): Promise<void> {
  await client.query(
    `update webhooks set failures = 0, failing_since = null
     where account_id = $1 and webhook_id = $2 and failures > 0`,
    [accountId, webhookId],
  )
}

/** When a webhook is given up: after so many failures in a row over so long, or at once. */
export type Patience = { failures: number; hours: number; isGone: boolean }

/** @returns whether this failure was the one that disabled it */
export async function noteWebhookFailure(
  client: Queryable,
  { accountId, webhookId }: Webhook,
  { failures, hours, isGone }: Patience,
  now: Date,
): Promise<boolean> {
  const { rows } = await client.query<{ disabledAt: Date | null }>(
    `update webhooks set failures = failures + 1, failing_since = coalesce(failing_since, $3),
       disabled_at = case when $6 or (failures + 1 >= $4
         and failing_since <= $3::timestamptz - make_interval(hours => $5)) then $3 end
     where account_id = $1 and webhook_id = $2 and disabled_at is null
     returning disabled_at as "disabledAt"`,
    [accountId, webhookId, now, failures, hours, isGone],
  )
  if (!rows[0]?.disabledAt) return false
  await client.query(
    `update webhook_deliveries set state = 'failed', next_attempt_at = null
     where account_id = $1 and webhook_id = $2 and state = 'queued'`,
    [accountId, webhookId],
  )
  return true
}
