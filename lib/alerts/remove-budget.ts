import { deleteBudget } from '@/lib/alerts/queries/budgets'
import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'

/** @throws AppError not_found */
export async function removeBudget(budget: { accountId: bigint; budgetId: bigint }, by: By): Promise<void> {
  if (!(await deleteBudget(budget, by))) throw new AppError('not_found', 'There is no such budget.')
}
