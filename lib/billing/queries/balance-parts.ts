import 'server-only'
import { pool } from '@/lib/db/pool'

export type BalanceParts = {
  ledgerPicos: bigint
  ledgerPromoPicos: bigint
  recordedNotPostedPicos: bigint
  unfoldedPicos: bigint
  /** What re-rates give back of both, which is money and never promo credit: 0 or less. */
  creditedPicos: bigint
}

/**
 * The three parts of a balance in one statement, hence of one moment: whether a cost is still a delta,
 * recorded or posted, it is in exactly one of them.
 */
export async function balanceParts(accountId: bigint): Promise<BalanceParts> {
  const { rows } = await pool().query<Record<keyof BalanceParts, string>>({
    name: 'balance-parts',
    text: `select coalesce(last.balance_picos, 0)::text as "ledgerPicos",
       coalesce(last.promo_balance_picos, 0)::text as "ledgerPromoPicos",
       (select coalesce(sum(recorded_picos - posted_picos), 0) from period_costs
        where account_id = $1)::text as "recordedNotPostedPicos",
       (select coalesce(sum(cost_picos), 0) from deltas where account_id = $1)::text as "unfoldedPicos",
       (select coalesce(sum(least(picos, 0)), 0) from (
          select sum(picos) as picos from (
            select period, recorded_picos - posted_picos as picos from period_costs
            where account_id = $1 and entry_kind = 'rerate'
            union all
            select date_trunc('month', minute at time zone 'UTC')::date, cost_picos from deltas
            where account_id = $1 and rerated
          ) as owed group by period
        ) as entries)::text as "creditedPicos"
     from (select $1::bigint as account_id) asked
     left join lateral (
       select balance_picos, promo_balance_picos from ledger_entries
       where account_id = $1 order by number desc limit 1
     ) last on true`,
    values: [accountId],
  })
  const row = rows[0]
  return {
    ledgerPicos: BigInt(row?.ledgerPicos ?? 0),
    ledgerPromoPicos: BigInt(row?.ledgerPromoPicos ?? 0),
    recordedNotPostedPicos: BigInt(row?.recordedNotPostedPicos ?? 0),
    unfoldedPicos: BigInt(row?.unfoldedPicos ?? 0),
    creditedPicos: BigInt(row?.creditedPicos ?? 0),
  }
}
