import 'server-only'
import { pool } from '@/lib/db/pool'

export type Below = { accountId: bigint; balancePicos: bigint; thresholdPicos: bigint }

/** The level that matters, by what it is asked for; null where an account has chosen none. */
const LEVELS = {
  warning: 's.low_balance_picos',
  topUp: `case when s.top_up_enabled and s.top_up_paused_at is null and s.method_id is not null
    then s.top_up_threshold_picos end`,
}

/** Accounts whose balance, to the last request, is below the level that they have chosen. */
export async function accountsBelow(purpose: keyof typeof LEVELS): Promise<Below[]> {
  const { rows } = await pool().query<{ accountId: bigint; balance: string; threshold: string }>(
    `select s.account_id as "accountId", b.picos::text as balance, t.picos::text as threshold
     from billing_settings s
     cross join lateral (select ${LEVELS[purpose]} as picos) t
     cross join lateral (
       select coalesce((select e.balance_picos from ledger_entries e where e.account_id = s.account_id
           order by e.number desc limit 1), 0)
         - coalesce((select sum(p.recorded_picos - p.posted_picos) from period_costs p
           where p.account_id = s.account_id), 0)
         - coalesce((select sum(d.cost_picos) from deltas d where d.account_id = s.account_id), 0) as picos
     ) b
     where t.picos is not null and b.picos < t.picos order by s.account_id`,
  )
  return rows.map(({ accountId, balance, threshold }) => ({
    accountId,
    balancePicos: BigInt(balance),
    thresholdPicos: BigInt(threshold),
  }))
}
