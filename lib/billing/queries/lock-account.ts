import 'server-only'
import type { Queryable } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'

/**
 * Every writer of an account's ledger queues here, one account at a time, so that numbers and balances chain.
 * The weaker lock lets keys and members that only refer to the account be written meanwhile.
 * @throws AppError not_found
 */
export async function lockAccount(client: Queryable, accountId: bigint): Promise<void> {
  const { rowCount } = await client.query(
    'select account_id from accounts where account_id = $1 for no key update',
    [accountId],
  )
  if (rowCount === 0) throw new AppError('not_found', 'There is no such account.')
}
