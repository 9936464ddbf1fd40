import { getAccount } from '@/lib/accounts/get-account'
import { billingHistory } from '@/lib/billing/billing-history'
import { daysLeft } from '@/lib/billing/days-left'
import { periodOf } from '@/lib/billing/period-of'
import { depositsTotal } from '@/lib/billing/queries/deposits-total'
import { recentCost } from '@/lib/billing/queries/recent-cost'
import { readBalance } from '@/lib/billing/read-balance'
import { type BillingOverview, PRO_DEPOSIT_PICOS } from '@/lib/billing/schema'
import { AppError } from '@/lib/errors'
import { divideHalfEven } from '@/lib/money/picos'
import { DAY_MS, HOUR_MS } from '@/lib/time/range'

const PACE_DAYS = 7

/** What the head of the billing page says. @throws AppError not_found */
export async function billingOverview(accountId: bigint, { now }: { now: Date }): Promise<BillingOverview> {
  const paceStartAt = new Date(Math.floor((now.getTime() - PACE_DAYS * DAY_MS) / HOUR_MS) * HOUR_MS)
  const [account, balance, { months }, recentPicos, depositsPicos] = await Promise.all([
    getAccount(accountId),
    readBalance(accountId),
    billingHistory(accountId, { now }),
    recentCost(accountId, { startAt: paceStartAt, endAt: now }),
    depositsTotal(accountId),
  ])
  const present = months.find((month) => month.period === periodOf(now))
  if (!account || !present) throw new AppError('not_found', 'There is no such account.')
  const dailyPicos = divideHalfEven(recentPicos, BigInt(PACE_DAYS))
  return {
    balancePicos: balance.balancePicos.toString(),
    promoPicos: balance.promoPicos.toString(),
    paidPicos: balance.paidPicos.toString(),
    recordedNotPostedPicos: balance.recordedNotPostedPicos.toString(),
    unfoldedPicos: balance.unfoldedPicos.toString(),
    tierId: account.tierId,
    tierByHand: account.tierByHand,
    period: present.period,
    spentPicos: present.costPicos,
    dailyPicos: dailyPicos.toString(),
    daysLeft: daysLeft(balance.balancePicos, dailyPicos),
    depositsPicos: depositsPicos.toString(),
    proDepositPicos: PRO_DEPOSIT_PICOS.toString(),
  }
}
