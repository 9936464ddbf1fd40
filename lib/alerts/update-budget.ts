import { updateBudgetAmount } from '@/lib/alerts/queries/budgets'
import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'

/** Another amount, of which people are told anew. @throws AppError not_found */
export async function updateBudget(
  budget: { accountId: bigint; budgetId: bigint; amountPicos: bigint },
  by: By,
): Promise<void> {
  if (!(await updateBudgetAmount(budget, by))) throw new AppError('not_found', 'There is no such budget.')
}
