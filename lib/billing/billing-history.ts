import { billingMonths } from '@/lib/billing/billing-months'
import { periodSums } from '@/lib/billing/queries/period-sums'
import { statementRefs } from '@/lib/billing/queries/statement-refs'
import type { BillingHistory } from '@/lib/billing/schema'
import { env } from '@/lib/env'

/**
 * An account's billing months up to this moment: what each costs, what is posted of it, when it closes, and
 * the statement of what has closed.
 */
export async function billingHistory(accountId: bigint, { now }: { now: Date }): Promise<BillingHistory> {
  const [sums, { openPeriod, statements }] = await Promise.all([
    periodSums(accountId),
    statementRefs(accountId),
  ])
  const clock = { now, openPeriod, graceHours: env().STATEMENT_GRACE_HOURS }
  const months = billingMonths({ ...sums, statements }, clock)
  const totalCostPicos = months.reduce((sum, month) => sum + BigInt(month.costPicos), 0n).toString()
  return { months, totalCostPicos }
}
