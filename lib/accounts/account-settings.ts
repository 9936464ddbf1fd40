import { findAccount } from '@/lib/accounts/queries/accounts'
import type { AccountSettings } from '@/lib/accounts/schema'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'

/** What an account's settings say of it. @throws AppError not_found */
export async function accountSettings(accountId: bigint): Promise<AccountSettings> {
  const account = await findAccount(accountId)
  if (!account) throw new AppError('not_found', 'There is no such account.')
  const { name, timeZone, tierId, tierByHand, createdAt } = account
  return {
    account: formatId('acc', accountId),
    name,
    timeZone,
    tierId,
    tierByHand,
    createdAt: createdAt.toISOString(),
  }
}
