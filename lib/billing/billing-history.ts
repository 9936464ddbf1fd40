import { billingMonths } from '@/lib/billing/billing-months'
import { periodSums } from '@/lib/billing/queries/period-sums'
import type { BillingHistory } from '@/lib/billing/schema'
import { env } from '@/lib/env'

/**
 * An account's billing months up to this moment: what each costs, what is posted of it, and when it closes.
 */
export async function billingHistory(accountId: bigint, { now }: { now: Date }): Promise<BillingHistory> {
  const { costs, entries } = await periodSums(accountId)
  const months = billingMonths(costs, entries, now, env().STATEMENT_GRACE_HOURS)
  const totalCostPicos = months.reduce((sum, month) => sum + BigInt(month.costPicos), 0n).toString()
  return { months, totalCostPicos }
}
