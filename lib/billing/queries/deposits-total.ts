import 'server-only'
import { pool } from '@/lib/db/pool'

/** Settled deposits less refunds and disputes: what the tier goes by. */
export async function depositsTotal(accountId: bigint): Promise<bigint> {
  const { rows } = await pool().query<{ picos: string }>({
    name: 'deposits-total',
    text: `select coalesce(sum(paid_picos), 0)::text as picos from ledger_entries
     where account_id = $1 and kind in ('deposit', 'refund', 'dispute')`,
    values: [accountId],
  })
  return BigInt(rows[0]?.picos ?? 0)
}
