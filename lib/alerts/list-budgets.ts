import { listProjects } from '@/lib/accounts/list-projects'
import { budgetMonth } from '@/lib/alerts/budget-month'
import { budgetSubject } from '@/lib/alerts/budget-subject'
import { budgetAlertKey, spentOf } from '@/lib/alerts/budget-thresholds'
import { forecastBudget } from '@/lib/alerts/forecast-budget'
import { budgetsOf } from '@/lib/alerts/queries/budgets'
import { monthCosts } from '@/lib/alerts/queries/month-costs'
import { toldAlerts } from '@/lib/alerts/queries/told-alerts'
import { BUDGET_THRESHOLDS, type BudgetsView, type BudgetView } from '@/lib/alerts/schema'
import { formatId } from '@/lib/db/id'
import { listKeys } from '@/lib/keys/list-keys'

/** An account's budgets with what is spent of them this month, what was told, and what it leads to. */
export async function listBudgets(accountId: bigint, { now }: { now: Date }): Promise<BudgetsView> {
  const { period, ...month } = budgetMonth(now)
  const [budgets, projects, keys] = await Promise.all([
    budgetsOf(accountId),
    listProjects(accountId),
    listKeys(accountId),
  ])
  const wanted = budgets.flatMap((budget) =>
    BUDGET_THRESHOLDS.map((percent) => budgetAlertKey(budget, period, percent)),
  )
  const [costs, told] = await Promise.all([
    budgets.length > 0 ? monthCosts(accountId, month) : [],
    toldAlerts(accountId, wanted),
  ])
  const views = budgets.map((budget): BudgetView => {
    const spentPicos = spentOf(budget, costs)
    return {
      budgetId: formatId('bdg', budget.budgetId),
      ...budgetSubject(budget, projects, keys),
      amountPicos: budget.amountPicos.toString(),
      spentPicos: spentPicos.toString(),
      forecastPicos: forecastBudget(spentPicos, month, now)?.toString() ?? null,
      alerts: BUDGET_THRESHOLDS.map((percent) => ({
        percent,
        at: told.get(budgetAlertKey(budget, period, percent))?.toISOString() ?? null,
      })),
    }
  })
  return {
    period,
    endAt: month.endAt.toISOString(),
    budgets: views,
    projects: projects.map(({ projectId, name }) => ({ id: formatId('prj', projectId), name })),
    keys: keys
      .filter(({ revokedAt }) => !revokedAt)
      .map(({ keyId, name, hint }) => ({ id: keyId, name: `${name} (${hint})` })),
  }
}
