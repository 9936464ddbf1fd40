import 'server-only'
import { pool } from '@/lib/db/pool'

export type ClaimedDelivery = {
  accountId: bigint
  deliveryId: bigint
  webhookId: bigint
  payload: string
  /** This attempt's number, from 1. */
  attempt: number
  attemptsLeft: number
  url: string
  secretVersion: number
  secretHint: string
  overlapEndsAt: Date | null
}

/**
 * Takes the delivery that has been due for longest, by writing down when it is due again: should this process
 * die on it, that is when the next one tries. `waits` are the seconds after an attempt by how many are left,
 * the last one's first.
 */
export async function claimDelivery(waits: readonly number[], now: Date): Promise<ClaimedDelivery | null> {
  const { rows } = await pool().query<ClaimedDelivery>(
    `update webhook_deliveries d set attempts = attempts + 1, attempts_left = attempts_left - 1,
       next_attempt_at = $1::timestamptz
         + make_interval(secs => ($2::int[])[greatest(1, least(attempts_left, array_length($2::int[], 1)))])
     from webhooks w
     where w.account_id = d.account_id and w.webhook_id = d.webhook_id and (d.account_id, d.delivery_id) in (
       select account_id, delivery_id from webhook_deliveries where next_attempt_at <= $1
       order by next_attempt_at limit 1 for update skip locked
     )
     returning d.account_id as "accountId", d.delivery_id as "deliveryId", d.webhook_id as "webhookId",
       payload, attempts as attempt, attempts_left as "attemptsLeft", url,
       secret_version as "secretVersion", secret_hint as "secretHint", overlap_ends_at as "overlapEndsAt"`,
    [now, waits],
  )
  return rows[0] ?? null
}
