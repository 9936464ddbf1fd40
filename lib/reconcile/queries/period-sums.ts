import 'server-only'
import type { Queryable } from '@/lib/db/transaction'

/** `period` is the month of use for `recorded`, the billing month for `charge` and `rerate`. */
export type PeriodSum = {
  check: 'recorded' | 'charge' | 'rerate'
  period: string
  expected: string
  found: string
}

/**
 * By month of use, what minute rows cost against what is recorded; by billing month, what is posted
 * against the charge entries and the re-rate entries. What is not folded yet is on neither side.
 */
export async function periodSums(client: Queryable, accountId: bigint): Promise<PeriodSum[]> {
  const { rows } = await client.query<PeriodSum>(
    `with used as (
       select to_char(minute at time zone 'UTC', 'YYYY-MM') as period, sum(cost_picos) as picos
       from usage_minutes where account_id = $1 group by 1
     ), recorded as (
       select to_char(usage_period, 'YYYY-MM') as period, sum(recorded_picos) as picos
       from period_costs where account_id = $1 group by 1
     ), posted as (
       select entry_kind as kind, to_char(period, 'YYYY-MM') as period, sum(posted_picos) as picos
       from period_costs where account_id = $1 group by 1, 2
     ), charged as (
       select kind, to_char(period, 'YYYY-MM') as period, -sum(promo_picos + paid_picos) as picos
       from ledger_entries where account_id = $1 and kind in ('charge', 'rerate') group by 1, 2
     )
     select 'recorded' as "check", period, coalesce(used.picos, 0)::text as expected,
       coalesce(recorded.picos, 0)::text as found
     from used full join recorded using (period)
     union all
     select kind::text, period, coalesce(posted.picos, 0)::text, coalesce(charged.picos, 0)::text
     from posted full join charged using (kind, period)
     order by 1, 2`,
    [accountId],
  )
  return rows
}
