import { getAccount } from '@/lib/accounts/get-account'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { checkAccount } from '@/lib/reconcile/check-account'
import { daysOfUse, resultOf } from '@/lib/reconcile/queries/results'
import type { AccountResult } from '@/lib/reconcile/schema'

const DAYS = 92

/**
 * What the last check of an account found; an account that was never checked is checked now.
 * @throws AppError not_found
 */
export async function readResult(accountId: bigint, { now }: { now: Date }): Promise<AccountResult> {
  const account = await getAccount(accountId)
  if (!account) throw new AppError('not_found', 'There is no such account.')
  if (!(await resultOf(accountId))) await checkAccount({ accountId }, { now })
  const [result, used] = await Promise.all([resultOf(accountId), daysOfUse(accountId, DAYS)])
  if (!result) throw new AppError('not_found', 'There is no such account.')
  const { ranAt, days, periods, entries, differences: count, detail } = result
  const unequal = new Set(detail.differences.map(({ at }) => at).filter((at) => /^\d{4}-\d\d-\d\d$/.test(at)))
  return {
    account: formatId('acc', accountId),
    name: account.name,
    ranAt: ranAt.toISOString(),
    checked: { days, periods, entries },
    count,
    ...detail,
    days: [...new Set([...unequal, ...used])]
      .sort()
      .reverse()
      .map((day) => ({ day, isEqual: !unequal.has(day) })),
  }
}
