import 'server-only'
import { newId } from '@/lib/db/id'
import type { Queryable } from '@/lib/db/transaction'

/** How often a message is tried: as often as the pauses between attempts are listed. */
export const DELIVERY_ATTEMPTS = 10

export type NewDelivery = {
  accountId: bigint
  /** null for every webhook that isn't disabled. */
  webhookId: bigint | null
  type: string
  data: object
  attempts: number
  now: Date
}

/** Queues a message; its bytes are written here, once, so that every attempt signs the same. */
export async function insertDelivery(client: Queryable, delivery: NewDelivery): Promise<void> {
  const { accountId, webhookId, type, data, attempts, now } = delivery
  const { rows } = await client.query<{ webhookId: bigint }>(
    `select webhook_id as "webhookId" from webhooks
     where account_id = $1 and disabled_at is null and ($2::bigint is null or webhook_id = $2)`,
    [accountId, webhookId],
  )
  if (rows.length === 0) return
  const payload = JSON.stringify({ type, timestamp: now.toISOString(), data })
  await client.query(
    `insert into webhook_deliveries
       (account_id, delivery_id, webhook_id, type, payload, state, attempts_left, next_attempt_at, created_at)
     select $1, ids.delivery_id, ids.webhook_id, $4, $5, 'queued', $6, $7, $7
     from unnest($2::bigint[], $3::bigint[]) as ids (delivery_id, webhook_id)`,
    [
      ...[accountId, rows.map(() => newId().toString()), rows.map((row) => row.webhookId.toString())],
      ...[type, payload, attempts, now],
    ],
  )
}
