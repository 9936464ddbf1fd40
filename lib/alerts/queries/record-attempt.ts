import 'server-only'
import type { AttemptOutcome } from '@/lib/alerts/schema'
import type { Queryable } from '@/lib/db/transaction'

export type Attempt = {
  accountId: bigint
  deliveryId: bigint
  webhookId: bigint
  attempt: number
  attemptsLeft: number
  startedAt: Date
  durationMs: number
  outcome: AttemptOutcome
  status: number | null
}

/** Writes down what came of an attempt, and settles the delivery when it arrived or none is left. */
export async function recordAttempt(client: Queryable, attempt: Attempt): Promise<void> {
  const { accountId, deliveryId, outcome, attemptsLeft } = attempt
  await client.query(
    `insert into webhook_attempts
       (account_id, delivery_id, number, started_at, duration_ms, outcome, status)
     select $1, $2, $3, $4, $5, $6, $7
     where exists (select 1 from webhook_deliveries where account_id = $1 and delivery_id = $2)
     on conflict do nothing`,
    [
      ...[accountId, deliveryId, attempt.attempt, attempt.startedAt, attempt.durationMs, outcome],
      attempt.status,
    ],
  )
  const state = outcome === 'delivered' ? 'delivered' : attemptsLeft <= 0 ? 'failed' : null
  if (state === null) return
  await client.query(
    `update webhook_deliveries set state = $3::delivery_state, next_attempt_at = null
     where account_id = $1 and delivery_id = $2 and attempts = $4`,
    [accountId, deliveryId, state, attempt.attempt],
  )
}
