import 'server-only'
import { pool } from '@/lib/db/pool'

export type AccountPageRow = {
  accountId: bigint
  name: string
  tierId: string
  tierByHand: boolean
  createdAt: Date
  /** The same instant to the microsecond, which a cursor needs. */
  createdAtText: string
  members: bigint
  balancePicos: string
  monthPicos: string
}

export type AccountPageQuery = {
  /** What a name, or a member's address, has in it; empty for all. */
  search: string
  /** The account of this id is found as well. */
  accountId: bigint | null
  /** The last account of the page before. */
  after: { createdAt: string; accountId: string } | null
  /** The first instant of the present month. */
  monthAt: Date
  limit: number
}

/** Text that like takes as it stands. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/**
 * Accounts, the newest first, with what each has and what its month costs: the page is found first, and money
 * is summed for the accounts on it alone.
 */
export async function accountPage(query: AccountPageQuery): Promise<AccountPageRow[]> {
  const { search, accountId, after, monthAt, limit } = query
  const { rows } = await pool().query<AccountPageRow>(
    `with page as (
       select a.* from accounts a
       where ($1 = '' or a.account_id = $2::bigint or a.name ilike '%' || $1 || '%' or exists (
           select from members m join users u on u.user_id = m.user_id
           where m.account_id = a.account_id and u.email ilike '%' || $1 || '%'))
         and ($3::timestamptz is null or (a.created_at, a.account_id) < ($3::timestamptz, $4::bigint))
       order by a.created_at desc, a.account_id desc limit $6
     )
     select page.account_id as "accountId", page.name, page.tier_id as "tierId",
       page.tier_by_hand as "tierByHand", page.created_at as "createdAt",
       to_char(page.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdAtText",
       (select count(*) from members m where m.account_id = page.account_id) as members,
       (coalesce((select e.balance_picos from ledger_entries e where e.account_id = page.account_id
          order by e.number desc limit 1), 0) - costs.owed - unfolded.picos)::text as "balancePicos",
       (costs.month + unfolded.month)::text as "monthPicos"
     from page
     cross join lateral (
       select coalesce(sum(c.recorded_picos - c.posted_picos), 0) as owed,
         coalesce(sum(c.recorded_picos) filter (
           where c.usage_period = ($5::timestamptz at time zone 'UTC')::date), 0) as month
       from period_costs c where c.account_id = page.account_id
     ) costs
     cross join lateral (
       select coalesce(sum(d.cost_picos), 0) as picos,
         coalesce(sum(d.cost_picos) filter (where d.minute >= $5::timestamptz), 0) as month
       from deltas d where d.account_id = page.account_id
     ) unfolded
     order by page.created_at desc, page.account_id desc`,
    [literal(search), accountId, after?.createdAt ?? null, after?.accountId ?? null, monthAt, limit],
  )
  return rows
}
