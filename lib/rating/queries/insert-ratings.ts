import 'server-only'
import type { Queryable } from '@/lib/db/transaction'
import type { NewRating } from '@/lib/rating/rate-event'

export type NumberedRating = NewRating & { identity: string; number: number }

/**
 * Appends ratings of one account's events. Someone who has rated one of them meanwhile makes it fail as a
 * whole, since a number is given once.
 */
export async function insertRatings(
  client: Queryable,
  ratings: readonly NumberedRating[],
  { accountId, runId, now }: { accountId: bigint; runId: bigint; now: Date },
): Promise<void> {
  await client.query({
    name: 'insert-ratings',
    text: `insert into ratings (account_id, identity, number, run_id, price_id, cost_picos, rated_at)
      select $1, identity, number, $2, price_id, cost_picos, $3
      from unnest($4::uuid[], $5::int[], $6::bigint[], $7::bigint[])
        as rated (identity, number, price_id, cost_picos)`,
    values: [
      accountId,
      runId,
      now,
      ratings.map((rating) => rating.identity),
      ratings.map((rating) => rating.number),
      ratings.map((rating) => String(rating.priceId)),
      ratings.map((rating) => String(rating.costPicos)),
    ],
  })
}
