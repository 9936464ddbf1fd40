import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Queryable } from '@/lib/db/transaction'

export type RatedAccount = { accountId: bigint; name: string }

/** The accounts named, or all of them when none is, in the order of their ids. */
export async function ratedAccounts(accountIds: readonly bigint[]): Promise<RatedAccount[]> {
  const { rows } = await pool().query<RatedAccount>(
    `select account_id as "accountId", name from accounts
     where cardinality($1::bigint[]) = 0 or account_id = any($1) order by account_id`,
    [accountIds.map(String)],
  )
  return rows
}

/** The next account of a run from an id on; null behind the last. */
export async function nextAccount(
  client: Queryable,
  accountIds: readonly bigint[],
  from: bigint,
): Promise<bigint | null> {
  const { rows } = await client.query<{ accountId: bigint }>(
    `select account_id as "accountId" from accounts
     where account_id >= $1 and (cardinality($2::bigint[]) = 0 or account_id = any($2))
     order by account_id limit 1`,
    [from, accountIds.map(String)],
  )
  return rows[0]?.accountId ?? null
}

/** Names that an account's usage came under before the book knew them. */
export async function unknownNames(client: Queryable, accountId: bigint): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select name from unknown_models where account_id = $1 order by name',
    [accountId],
  )
  return rows.map((row) => row.name)
}
