import { insertBudget } from '@/lib/alerts/queries/budgets'
import type { By } from '@/lib/audit/schema'

/** `projectId` and `keyId` are 0n for none; with neither it is a budget of the whole account. */
export type NewBudget = { accountId: bigint; projectId: bigint; keyId: bigint; amountPicos: bigint }

/** @throws AppError not_found, conflict when there is a budget for the same, unprocessable after 100 */
export async function createBudget(budget: NewBudget, by: By): Promise<{ budgetId: bigint }> {
  return { budgetId: await insertBudget(budget, by) }
}
