import 'server-only'
import { exportDays } from '@/lib/billing/export-days'
import { BILLING_CSV_SQL, billingCsvValues } from '@/lib/billing/queries/billing-csv'
import type { Queryable } from '@/lib/db/transaction'
import { DAY_MS, type Range } from '@/lib/time/range'

/** What an export says and minute rows add up to, in the order of the arrays. */
export const CSV_MEASURES = [
  'requests',
  'errors',
  'prompt_tokens',
  'cached_tokens',
  'completion_tokens',
  'images',
  'characters',
  'unpriced_requests',
  'amount_usd',
] as const

/** A UTC day on which the two don't agree. */
export type CsvMismatch = { day: string; minutes: string[]; csv: string[] }

const COMMON =
  'requests, prompt_tokens, cached_tokens, completion_tokens, images, characters, unpriced, cost_picos'
const SUMS = CSV_MEASURES.map((name) => `trim_scale(sum(${name}))`).join(', ')

/** The values are the export's; the outer join keeps days that only one side has. */
const CSV_SUMS_SQL = `
with csv as (
  select date as day, array[${SUMS}]::numeric[] as sums from (${BILLING_CSV_SQL}) lines group by date
), used as (
  select minute, status, ${COMMON} from usage_minutes where account_id = $1::bigint
  union all
  select minute, status, ${COMMON} from deltas where account_id = $1::bigint
), days as (
  select min(start_at) as start_at, max(end_at) as end_at
  from unnest($2::timestamptz[], $3::timestamptz[]) as day (start_at, end_at)
), minutes as (
  select to_char(minute at time zone 'UTC', 'YYYY-MM-DD') as day, array[
    sum(requests), coalesce(sum(requests) filter (where status >= 400), 0),
    sum(prompt_tokens), sum(cached_tokens), sum(completion_tokens), sum(images), sum(characters),
    sum(unpriced), trim_scale(sum(cost_picos) * 0.000000000001)
  ]::numeric[] as sums
  from used, days where minute >= days.start_at and minute < days.end_at group by 1
)
select day, coalesce(minutes.sums::text[], '{}') as minutes, coalesce(csv.sums::text[], '{}') as csv
from csv full join minutes using (day)
where csv.sums is distinct from minutes.sums order by day`

async function usedRange(client: Queryable, accountId: bigint): Promise<Range | null> {
  const { rows: bounds } = await client.query<{ first: Date | null; last: Date | null }>(
    `select min(minute) as first, max(minute) as last from (
       select minute from usage_minutes where account_id = $1
       union all select minute from deltas where account_id = $1
     ) used`,
    [accountId],
  )
  const { first, last } = bounds[0] ?? {}
  if (!first || !last) return null
  return {
    startAt: new Date(Math.floor(first.getTime() / DAY_MS) * DAY_MS),
    endAt: new Date(Math.floor(last.getTime() / DAY_MS + 1) * DAY_MS),
  }
}

/**
 * Runs the very query of the billing CSV, in UTC, against an account's minute rows: over all of its usage or
 * within some days.
 */
export async function csvSums(client: Queryable, accountId: bigint, within?: Range): Promise<CsvMismatch[]> {
  const range = within ?? (await usedRange(client, accountId))
  if (!range) return []
  const values = billingCsvValues(accountId, exportDays(range, 'UTC'), {})
  const { rows } = await client.query<CsvMismatch>(CSV_SUMS_SQL, values)
  return rows
}
