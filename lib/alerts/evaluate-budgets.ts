import { listProjects } from '@/lib/accounts/list-projects'
import { budgetAlert } from '@/lib/alerts/budget-alert'
import { budgetMonth } from '@/lib/alerts/budget-month'
import { budgetSubject } from '@/lib/alerts/budget-subject'
import { budgetAlertKey, reachedThresholds, spentOf } from '@/lib/alerts/budget-thresholds'
import { budgetMarks } from '@/lib/alerts/queries/budget-marks'
import { budgetsOf } from '@/lib/alerts/queries/budgets'
import { monthCosts } from '@/lib/alerts/queries/month-costs'
import { raiseAlerts } from '@/lib/alerts/queries/raise-alerts'
import { toldAlerts } from '@/lib/alerts/queries/told-alerts'
import { listKeys } from '@/lib/keys/list-keys'
import { log } from '@/lib/log'

/** What each account's numbers were when this process looked at its budgets last. */
const seen = new Map<bigint, string>()

/**
 * Looks at the budgets of every account whose cost or budgets have moved, and tells of the thresholds that
 * are reached; each once a month, however many processes look. One account's fault stays its own.
 */
export async function evaluateBudgets({ now }: { now: Date }): Promise<void> {
  const { period } = budgetMonth(now)
  const marks = await budgetMarks(period)
  for (const { accountId, mark } of marks) {
    if (seen.get(accountId) === mark) continue
    try {
      await evaluateAccount(accountId, now)
      seen.set(accountId, mark)
    } catch (error) {
      log.error({ err: (error as Error).message }, 'the budgets of an account could not be looked at')
    }
  }
  const present = new Set(marks.map(({ accountId }) => accountId))
  for (const accountId of seen.keys()) if (!present.has(accountId)) seen.delete(accountId)
}

async function evaluateAccount(accountId: bigint, now: Date): Promise<void> {
  const month = budgetMonth(now)
  const [budgets, costs] = await Promise.all([budgetsOf(accountId), monthCosts(accountId, month)])
  const reached = budgets.flatMap((budget) => {
    const spentPicos = spentOf(budget, costs)
    const thresholds = reachedThresholds(spentPicos, budget.amountPicos)
    return thresholds.map((percent) => {
      return { budget, spentPicos, percent, key: budgetAlertKey(budget, month.period, percent) }
    })
  })
  const told = await toldAlerts(
    accountId,
    reached.map(({ key }) => key),
  )
  const untold = reached.filter(({ key }) => !told.has(key))
  if (untold.length === 0) return
  const [projects, keys] = await Promise.all([listProjects(accountId), listKeys(accountId)])
  await raiseAlerts(
    untold.map((each, index) => {
      const subject = budgetSubject(each.budget, projects, keys)
      // People are told of the highest alone when several are reached at once; programs of each.
      const isHighest = untold[index + 1]?.budget !== each.budget
      return budgetAlert({ ...each, ...month, accountId, subject, isMailed: isHighest, now })
    }),
  )
}
