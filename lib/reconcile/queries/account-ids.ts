import 'server-only'
import type { Queryable } from '@/lib/db/transaction'

/** Every account, or the one asked for when it exists. */
export async function accountIds(client: Queryable, only: bigint | undefined): Promise<bigint[]> {
  const { rows } = await client.query<{ accountId: bigint }>(
    `select account_id as "accountId" from accounts
     where $1::bigint is null or account_id = $1 order by account_id`,
    [only ?? null],
  )
  return rows.map((row) => row.accountId)
}
