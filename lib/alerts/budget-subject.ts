import type { Project } from '@/lib/accounts/schema'
import type { BudgetRow } from '@/lib/alerts/queries/budgets'
import type { BudgetView } from '@/lib/alerts/schema'
import { formatId } from '@/lib/db/id'
import type { KeyRow } from '@/lib/keys/schema'

export type BudgetSubject = Pick<BudgetView, 'scope' | 'name' | 'detail'>

/** What a budget is of, in words. */
export function budgetSubject(
  { projectId, keyId }: BudgetRow,
  projects: readonly Project[],
  keys: readonly KeyRow[],
): BudgetSubject {
  if (keyId) {
    const id = formatId('key', keyId)
    const key = keys.find((each) => each.keyId === id)
    return { scope: 'key', name: key?.name ?? id, detail: key?.hint ?? null }
  }
  if (!projectId) return { scope: 'account', name: 'Whole account', detail: null }
  const project = projects.find((each) => each.projectId === projectId)
  return { scope: 'project', name: project?.name ?? formatId('prj', projectId), detail: null }
}
