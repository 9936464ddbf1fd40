import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { findDifferences } from '@/lib/reconcile/find-differences'
import { accountIds } from '@/lib/reconcile/queries/account-ids'
import { csvSums } from '@/lib/reconcile/queries/csv-sums'
import { daySums } from '@/lib/reconcile/queries/day-sums'
import { entryChain } from '@/lib/reconcile/queries/entry-chain'
import { inSnapshot } from '@/lib/reconcile/queries/in-snapshot'
import { periodSums } from '@/lib/reconcile/queries/period-sums'
import { priceSums } from '@/lib/reconcile/queries/price-sums'
import { reratedSums } from '@/lib/reconcile/queries/rerated-sums'
import { statementSums } from '@/lib/reconcile/queries/statement-sums'
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
      const days = await daySums(client, accountId)
      const prices = await priceSums(client, accountId)
      const rerated = await reratedSums(client, accountId)
      const periods = [...(await periodSums(client, accountId)), ...(await statementSums(client, accountId))]
      const chain = await entryChain(client, accountId)
      const csv = await csvSums(client, accountId)
      checked.days += days.days
      checked.periods += periods.length
      checked.entries += chain.entries
      const found = findDifferences({
        days: days.mismatches,
        prices,
        rerated,
        periods,
        chain: chain.faults,
        csv,
      })
      for (const difference of found) differences.push({ account: formatId('acc', accountId), ...difference })
    }
    return { differences, checked }
  })
}
