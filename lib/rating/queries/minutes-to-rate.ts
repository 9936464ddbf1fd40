import 'server-only'
import type { Queryable } from '@/lib/db/transaction'

export type MinutesQuestion = {
  accountId: bigint
  /** null for all. */
  models: readonly string[] | null
  startAt: Date
  endAt: Date
}

const MOST_MINUTES = 200

/**
 * The next minutes that hold charged usage, and how many requests each, oldest first: so that a model which
 * is rarely used costs a walk over minute rows, and never one over everyone's events.
 */
export async function minutesToRate(
  client: Queryable,
  { accountId, models, startAt, endAt }: MinutesQuestion,
): Promise<{ minute: Date; requests: number }[]> {
  const charged = (table: string) => `
    (select minute, sum(requests) as requests from ${table}
     where account_id = $1 and minute >= $2 and minute < $3 and price_id <> 0 and requests <> 0
       and ($4::text[] is null or model = any($4))
     group by minute order by minute limit ${MOST_MINUTES})`
  const { rows } = await client.query<{ minute: Date; requests: number }>(
    `select minute, sum(requests)::float8 as requests
     from (${charged('usage_minutes')} union all ${charged('deltas')}) as used
     group by minute order by minute limit ${MOST_MINUTES}`,
    [accountId, startAt, endAt, models],
  )
  return rows
}
