import { getAccount } from '@/lib/accounts/get-account'
import { listMembers } from '@/lib/accounts/list-members'
import { billingOverview } from '@/lib/billing/billing-overview'
import type { OperatedAccount } from '@/lib/billing/operator-schema'
import { tierForDeposits } from '@/lib/billing/tier-for-deposits'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'

/** One account as operators see it. @throws AppError not_found */
export async function getOperatedAccount(
  accountId: bigint,
  { now }: { now: Date },
): Promise<OperatedAccount> {
  const account = await getAccount(accountId)
  if (!account) throw new AppError('not_found', 'There is no such account.')
  const [overview, members] = await Promise.all([billingOverview(accountId, { now }), listMembers(accountId)])
  const { name, timeZone, tierId, tierByHand, creditLimitPicos, createdAt } = account
  return {
    account: formatId('acc', accountId),
    name,
    timeZone,
    tierId,
    tierByHand,
    earnedTierId: tierForDeposits(BigInt(overview.depositsPicos)),
    creditLimitPicos: String(creditLimitPicos),
    balancePicos: overview.balancePicos,
    promoPicos: overview.promoPicos,
    paidPicos: overview.paidPicos,
    monthPicos: overview.spentPicos,
    createdAt: createdAt.toISOString(),
    members,
  }
}
