import 'server-only'
import { pool } from '@/lib/db/pool'

/**
 * How far ledgers are from adding up, over all accounts, in picos as text: last balances against the sums of
 * their entries, and charges and re-rates against what is recorded as posted. 0 at any moment, since each is
 * written in one transaction with the other. A part of what reconcile proves, cheap enough to be asked all
 * the time.
 */
export async function ledgerImbalance(): Promise<string> {
  const { rows } = await pool().query<{ picos: string }>(
    `with ledgers as (
       select account_id, sum(promo_picos + paid_picos) as moved,
         coalesce(sum(promo_picos + paid_picos) filter (where kind in ('charge', 'rerate')), 0) as charged,
         (array_agg(balance_picos order by number desc))[1] as balance
       from ledger_entries group by account_id
     ), posted as (
       select account_id, sum(posted_picos) as posted from period_costs group by account_id
     )
     select coalesce(sum(abs(coalesce(balance, 0) - coalesce(moved, 0))
       + abs(coalesce(charged, 0) + coalesce(posted, 0))), 0)::text as picos
     from ledgers full join posted using (account_id)`,
  )
  return rows[0]?.picos ?? '0'
}
