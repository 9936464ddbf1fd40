import 'server-only'
import { FOCUS_STATEMENT_SQL } from '@/lib/billing/queries/focus-csv'
import { STATEMENT_CSV_SQL } from '@/lib/billing/queries/statement-csv'
import type { Queryable } from '@/lib/db/transaction'

/** `period` is the billing month, for `stated` the month of use. */
export type StatementSum = {
  check: 'charged' | 'paid' | 'lines' | 'stated' | 'exported'
  period: string
  expected: string
  found: string
}

const STATEMENT_SUMS = `
with open as (
  select open_period from accounts where account_id = $1
), entries as (
  select period, -coalesce(sum(promo_picos + paid_picos) filter (where kind in ('charge', 'rerate')), 0)
      as charged,
    coalesce(sum(promo_picos + paid_picos) filter (where kind not in ('charge', 'rerate')), 0) as paid
  from ledger_entries, open where account_id = $1 and period < open_period group by period
), stated as (
  select period, statement_id, usage_picos + corrections_picos as total,
    deposits_picos + promo_picos + other_picos as paid
  from statements where account_id = $1
), lines as (
  select statement_id, sum(amount_picos) as total from statement_lines where account_id = $1 group by 1
), used as (
  select date_trunc('month', hour at time zone 'UTC')::date as period, sum(cost_picos) as picos
  from usage_hours, open
  where account_id = $1 and hour < open_period::timestamp at time zone 'UTC' group by 1
), told as (
  select usage_period as period, sum(picos) as picos from (
    select usage_period, amount_picos as picos from statement_lines where account_id = $1
    union all
    select usage_period, recorded_picos from period_costs, open
    where account_id = $1 and period >= open_period and usage_period < open_period
  ) as parts group by usage_period
), sums as (
  select 'charged' as "check", period, coalesce(e.charged, 0) as expected, coalesce(s.total, 0) as found
  from entries e full join stated s using (period)
  union all
  select 'paid', period, coalesce(e.paid, 0), coalesce(s.paid, 0)
  from entries e full join stated s using (period)
  union all
  select 'lines', s.period, s.total, coalesce(l.total, 0) from stated s left join lines l using (statement_id)
  union all
  select 'stated', period, coalesce(u.picos, 0), coalesce(t.picos, 0)
  from used u full join told t using (period)
)
select "check", to_char(period, 'YYYY-MM') as period, expected::text as expected, found::text as found
from sums order by 1, 2`

/** What the very queries of a statement's exports say of it; of FOCUS what it says is invoiced. */
const EXPORTED = `
select 'exported' as "check", to_char(s.period, 'YYYY-MM') as period,
  (s.usage_picos + s.corrections_picos)::text as expected, round(file.usd * 1000000000000)::text as found
from statements s cross join lateral (
  select coalesce(sum(amount_usd), 0) as usd from (${STATEMENT_CSV_SQL}) plain
  union all
  select coalesce(sum("BilledCost"), 0) from (${FOCUS_STATEMENT_SQL}) focus where "InvoiceId" is not null
) file
where s.account_id = $1::bigint and s.statement_id = $2::bigint`

/**
 * What an account's statements say: their totals against the ledger's charges and re-rates, the rest of the
 * month's entries, their lines and their two exports; and by month of use, everything that was stated of it,
 * with what is recorded in months that are open, against what it costs by the hour rows.
 */
export async function statementSums(client: Queryable, accountId: bigint): Promise<StatementSum[]> {
  const { rows } = await client.query<StatementSum>(STATEMENT_SUMS, [accountId])
  const { rows: statements } = await client.query<{ statementId: bigint }>(
    `select statement_id as "statementId" from statements where account_id = $1 order by period`,
    [accountId],
  )
  for (const { statementId } of statements) {
    const { rows: exported } = await client.query<StatementSum>(EXPORTED, [accountId, statementId])
    rows.push(...exported)
  }
  return rows
}
