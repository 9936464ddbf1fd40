import 'server-only'
import type { Queryable } from '@/lib/db/transaction'

/** The number that the account's next entry will have; it stands still only under the account's lock. */
export async function nextEntryNumber(client: Queryable, accountId: bigint): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    'select number from ledger_entries where account_id = $1 order by number desc limit 1',
    [accountId],
  )
  return (rows[0]?.number ?? 0) + 1
}
