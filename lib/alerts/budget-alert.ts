import type { BudgetSubject } from '@/lib/alerts/budget-subject'
import type { BudgetRow } from '@/lib/alerts/queries/budgets'
import type { NewAlert } from '@/lib/alerts/queries/insert-alert'
import type { BudgetThreshold } from '@/lib/alerts/schema'
import { formatId } from '@/lib/db/id'
import { formatMoney } from '@/lib/money/format-money'
import { formatUsd } from '@/lib/money/picos'

export type ReachedBudget = {
  accountId: bigint
  budget: BudgetRow
  subject: BudgetSubject
  key: string
  percent: BudgetThreshold
  spentPicos: bigint
  period: string
  isMailed: boolean
  now: Date
}

/** What people and programs are told of a threshold that was reached. */
export function budgetAlert(reached: ReachedBudget): NewAlert {
  const { accountId, budget, subject, key, percent, spentPicos, period, isMailed, now } = reached
  const { projectId, keyId, amountPicos } = budget
  const of = subject.scope === 'account' ? 'the account' : `the ${subject.scope} ${subject.name}`
  const [spent, amount] = [spentPicos, amountPicos].map((picos) => formatMoney(picos, 'en-US', 'short'))
  const isOver = percent === 100
  const text =
    `${spent} of the ${amount} budgeted for ${of} in ${period} (UTC) are spent.\n\n` +
    'A budget only tells: requests are still admitted while the balance allows.'
  return {
    ...{ accountId, key, now },
    type: 'budget.threshold_reached',
    data: {
      budget: formatId('bdg', budget.budgetId),
      scope: subject.scope,
      project: projectId ? formatId('prj', projectId) : null,
      key: keyId ? formatId('key', keyId) : null,
      name: subject.name,
      period,
      threshold_percent: percent,
      amount_usd: formatUsd(amountPicos),
      spent_usd: formatUsd(spentPicos),
    },
    mail: isMailed
      ? {
          subject: isOver ? `the budget of ${of} is used up` : `${percent} % of the budget of ${of} are used`,
          text,
          page: 'settings',
        }
      : null,
  }
}
