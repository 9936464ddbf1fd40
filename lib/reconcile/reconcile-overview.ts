import { formatId } from '@/lib/db/id'
import { resultRows, resultsByEquation, resultTotals } from '@/lib/reconcile/queries/results'
import { EQUATIONS, type Equation, type ReconcileOverview } from '@/lib/reconcile/schema'

const ROWS = 100

/** How the last checks of all accounts ended. */
export async function reconcileOverview(): Promise<ReconcileOverview> {
  const [totals, found, rows] = await Promise.all([resultTotals(), resultsByEquation(), resultRows(ROWS)])
  const byEquation = new Map(found.map((each) => [each.equation, each]))
  const equations = (Object.keys(EQUATIONS) as Equation[]).map((equation) => ({
    equation,
    accounts: Number(byEquation.get(equation)?.accounts ?? 0),
    differences: Number(byEquation.get(equation)?.differences ?? 0),
  }))
  return {
    accounts: Number(totals.accounts),
    checked: Number(totals.checked),
    unequal: Number(totals.unequal),
    oldestAt: totals.oldestAt?.toISOString() ?? null,
    newestAt: totals.newestAt?.toISOString() ?? null,
    equations,
    rows: rows.map(({ accountId, name, ranAt, differences }) => ({
      account: formatId('acc', accountId),
      name,
      ranAt: ranAt?.toISOString() ?? null,
      count: differences,
    })),
  }
}
