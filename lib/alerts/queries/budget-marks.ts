import 'server-only'
import { pool } from '@/lib/db/pool'

/**
 * For every account with budgets a word that changes when a budget or the cost of the month's usage does: so
 * that what stands still is not added up again. Costs are few rows a month; what is not folded is soon gone.
 */
export async function budgetMarks(period: string): Promise<{ accountId: bigint; mark: string }[]> {
  const { rows } = await pool().query<{ accountId: bigint; mark: string }>(
    `select b.account_id as "accountId",
       md5(concat_ws(' ', $1::text, b.words, costs.words, unfolded.words)) as mark
     from (
       select account_id, string_agg(budget_id || ':' || amount_picos, ',' order by budget_id) as words
       from budgets group by account_id
     ) b
     left join lateral (
       select string_agg(c.period || ':' || c.entry_kind || ':' || c.recorded_picos, ','
         order by c.period, c.entry_kind) as words
       from period_costs c where c.account_id = b.account_id and c.usage_period = ($1 || '-01')::date
     ) costs on true
     left join lateral (
       select count(*) || ':' || sum(cost_picos) as words from deltas where account_id = b.account_id
     ) unfolded on true`,
    [period],
  )
  return rows
}
