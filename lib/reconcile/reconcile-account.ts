import { formatId } from '@/lib/db/id'
import type { Queryable } from '@/lib/db/transaction'
import { findDifferences } from '@/lib/reconcile/find-differences'
import { csvSums } from '@/lib/reconcile/queries/csv-sums'
import { daySums } from '@/lib/reconcile/queries/day-sums'
import { entryChain } from '@/lib/reconcile/queries/entry-chain'
import { periodSums } from '@/lib/reconcile/queries/period-sums'
import { priceSums } from '@/lib/reconcile/queries/price-sums'
import { reratedSums } from '@/lib/reconcile/queries/rerated-sums'
import { statementSums } from '@/lib/reconcile/queries/statement-sums'
import type { Checked, Difference, PeriodSides } from '@/lib/reconcile/schema'

export type AccountReconciliation = {
  differences: Difference[]
  checked: Omit<Checked, 'accounts'>
  periods: PeriodSides[]
}

/** Every equation of one account, inside the caller's snapshot. */
export async function reconcileAccount(client: Queryable, accountId: bigint): Promise<AccountReconciliation> {
  const days = await daySums(client, accountId)
  const prices = await priceSums(client, accountId)
  const rerated = await reratedSums(client, accountId)
  const periods = [...(await periodSums(client, accountId)), ...(await statementSums(client, accountId))]
  const chain = await entryChain(client, accountId)
  const csv = await csvSums(client, accountId)
  const found = findDifferences({ days: days.mismatches, prices, rerated, periods, chain: chain.faults, csv })
  const account = formatId('acc', accountId)
  return {
    differences: found.map((difference) => ({ account, ...difference })),
    checked: { days: days.days, periods: periods.length, entries: chain.entries },
    periods: periods.map(({ check, ...sides }) => ({ equation: check, ...sides })),
  }
}
