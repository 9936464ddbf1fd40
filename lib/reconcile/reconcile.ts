import { AppError } from '@/lib/errors'
import { accountIds } from '@/lib/reconcile/queries/account-ids'
import { inSnapshot } from '@/lib/reconcile/queries/in-snapshot'
import { reconcileAccount } from '@/lib/reconcile/reconcile-account'
import type { Difference, Reconciliation } from '@/lib/reconcile/schema'

/**
 * Reconcile proves that everything the product says is one number: events and their ratings, minute and hour
 * rows, recorded and posted cost, ledger, statements and export. It reads one snapshot and writes nothing: it
 * folds nothing, posts nothing, closes nothing, mends nothing.
 *
 * Compares one account, or all of them.
 * @throws AppError not_found when the account that is asked for does not exist
 */
export function reconcile({
  accountId: only,
}: {
  accountId?: bigint | undefined
} = {}): Promise<Reconciliation> {
  return inSnapshot(async (client) => {
    const ids = await accountIds(client, only)
    if (only !== undefined && ids.length === 0) throw new AppError('not_found', 'There is no such account.')
    const checked = { accounts: ids.length, days: 0, periods: 0, entries: 0 }
    const differences: Difference[] = []
    for (const accountId of ids) {
      const one = await reconcileAccount(client, accountId)
      checked.days += one.checked.days
      checked.periods += one.checked.periods
      checked.entries += one.checked.entries
      differences.push(...one.differences)
    }
    return { differences, checked }
  })
}
