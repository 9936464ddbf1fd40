import { updateTierByHand } from '@/lib/accounts/queries/accounts'
import { type TierId, tierIdSchema } from '@/lib/accounts/schema'
import type { By } from '@/lib/audit/schema'
import { signalAccount } from '@/lib/db/account-signals'
import { AppError } from '@/lib/errors'

/** An operator's choice of tier, which stands whatever the deposits say. @throws AppError not_found */
export async function setTierByHand(
  change: { accountId: bigint; tierId: TierId; reason?: string | undefined },
  by: By,
): Promise<void> {
  const tierId = tierIdSchema.parse(change.tierId)
  if (!(await updateTierByHand({ ...change, tierId }, by))) {
    throw new AppError('not_found', 'There is no such account.')
  }
  signalAccount(change.accountId)
}
