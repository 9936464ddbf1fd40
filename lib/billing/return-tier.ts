import type { By } from '@/lib/audit/schema'
import { unsetTierByHand } from '@/lib/billing/queries/account-terms'
import { signalAccount } from '@/lib/db/account-signals'

/**
 * Takes back the tier that an operator had set: from then on the account has what its deposits earn.
 * @throws AppError not_found
 */
export async function returnTier(account: { accountId: bigint; reason: string }, by: By): Promise<void> {
  if (await unsetTierByHand(account, by)) signalAccount(account.accountId)
}
