import type { BudgetRow } from '@/lib/alerts/queries/budgets'
import type { MonthCost } from '@/lib/alerts/queries/month-costs'
import { BUDGET_THRESHOLDS, type BudgetThreshold } from '@/lib/alerts/schema'
import { formatId } from '@/lib/db/id'

/** What a budget's share of a month's cost is: all of it, or that of its project or key. */
export function spentOf({ projectId, keyId }: BudgetRow, costs: readonly MonthCost[]): bigint {
  let sum = 0n
  for (const cost of costs) {
    if (keyId ? cost.keyId === keyId : !projectId || cost.projectId === projectId) sum += cost.costPicos
  }
  return sum
}

/** The thresholds that so much has reached, the lowest first. */
export function reachedThresholds(spentPicos: bigint, amountPicos: bigint): BudgetThreshold[] {
  return BUDGET_THRESHOLDS.filter((percent) => spentPicos * 100n >= amountPicos * BigInt(percent))
}

/**
 * Names an alert of a budget: once a month, threshold and amount. With another amount it is another budget,
 * which tells anew.
 */
export function budgetAlertKey(budget: BudgetRow, period: string, percent: BudgetThreshold): string {
  return `budget ${formatId('bdg', budget.budgetId)} ${period} ${budget.amountPicos} ${percent}`
}
