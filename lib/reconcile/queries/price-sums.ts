import 'server-only'
import type { Queryable } from '@/lib/db/transaction'
import { UNSEALED_EVENTS } from '@/lib/reconcile/queries/day-sums'

export const PRICE_MEASURES = ['requests', 'unpriced', 'cost_picos'] as const

/** One day, model and price of which events and minute rows don't say the same. */
export type PriceMismatch = { day: string; group: string; events: string[]; minutes: string[] }

const GROUP = 'day, model, kind, price_id'
const SUMS = PRICE_MEASURES.map((name) => `sum(${name})::numeric`).join(', ')

const rolled = (table: string) => `
  select (minute at time zone 'UTC')::date as day, model, kind, price_id, ${PRICE_MEASURES.join(', ')}
  from ${table} where account_id = $1 and minute >= $2::timestamptz and minute < $3::timestamptz
    and not exists (
      select from sealed_days where sealed_days.account_id = $1
        and sealed_days.day = (minute at time zone 'UTC')::date
    )`

const PRICE_SUMS_SQL = `
with rated as (
  select ${GROUP}, array[${SUMS}] as sums from (${UNSEALED_EVENTS}) unsealed group by ${GROUP}
), rolled as (
  select ${GROUP}, array[${SUMS}] as sums
  from (${rolled('usage_minutes')} union all ${rolled('deltas')}) parts
  group by ${GROUP} having sum(requests) <> 0 or sum(unpriced) <> 0 or sum(cost_picos) <> 0
)
select to_char(day, 'YYYY-MM-DD') as day, concat_ws(' ', kind, model, 'price', price_id) as "group",
  coalesce(rated.sums::text[], '{}') as events, coalesce(rolled.sums::text[], '{}') as minutes
from rated full join rolled using (${GROUP})
where rated.sums is distinct from rolled.sums order by day, model, kind, price_id`

/**
 * Compares by UTC day, model and price what the present ratings of an account's events say with its minute
 * rows: so that a line of a price is that price's usage. Sealed days have no events left to tell their price.
 */
export async function priceSums(client: Queryable, accountId: bigint): Promise<PriceMismatch[]> {
  const values = [accountId, '-infinity', 'infinity']
  const { rows } = await client.query<PriceMismatch>(PRICE_SUMS_SQL, values)
  return rows
}
