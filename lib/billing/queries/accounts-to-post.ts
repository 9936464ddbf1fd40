import 'server-only'
import { pool } from '@/lib/db/pool'

/** Accounts with usage that is recorded and not posted, in the order of their ids. */
export async function accountsToPost(): Promise<bigint[]> {
  const { rows } = await pool().query<{ accountId: bigint }>(
    `select distinct account_id as "accountId" from period_costs
     where recorded_picos <> posted_picos order by account_id`,
  )
  return rows.map((row) => row.accountId)
}
