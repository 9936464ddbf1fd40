import 'server-only'
import { pool } from '@/lib/db/pool'

/** Accounts with a month before `openMonth` that isn't closed, in the order of their ids. */
export async function accountsToClose(openMonth: Date): Promise<bigint[]> {
  const { rows } = await pool().query<{ accountId: bigint }>(
    `select account_id as "accountId" from accounts
     where open_period < ($1::timestamptz at time zone 'UTC')::date order by account_id`,
    [openMonth],
  )
  return rows.map((row) => row.accountId)
}
