import 'server-only'
import type { Queryable } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'

/**
 * Every writer of an account's ledger queues here, one account at a time, so that numbers and balances chain.
 * The weaker lock lets keys and members that only refer to the account be written meanwhile.
 * @returns the first month that takes charges, such as `2026-11`; it stands still under the lock
 * @throws AppError not_found
 */
export async function lockAccount(client: Queryable, accountId: bigint): Promise<{ openPeriod: string }> {
  const { rows } = await client.query<{ openPeriod: string }>(
    `select to_char(open_period, 'YYYY-MM') as "openPeriod"
     from accounts where account_id = $1 for no key update`,
    [accountId],
  )
  const account = rows[0]
  if (!account) throw new AppError('not_found', 'There is no such account.')
  return account
}
