'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { BudgetDialog } from '@/components/alerts/budget-dialog'
import { BudgetUse } from '@/components/alerts/budget-use'
import { RemoveBudget } from '@/components/alerts/remove-budget'
import { Button } from '@/components/ui/button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Money } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { TimeText } from '@/components/ui/time-text'
import { budgetsQuery } from '@/lib/alerts/query-options'
import type { BudgetView } from '@/lib/alerts/schema'

const SCOPES = { account: 'Account', project: 'Project', key: 'Key' } as const

function nameCell({ name, scope, detail }: BudgetView) {
  return (
    <>
      <span className="block max-w-56 truncate" title={name}>
        {name}
      </span>
      {scope === 'account' ? null : (
        <span className="block text-xs text-ink-2">
          {SCOPES[scope]} {detail ? <span className="font-mono">{detail}</span> : null}
        </span>
      )}
    </>
  )
}

function toldCell({ alerts }: BudgetView) {
  const told = alerts.filter(({ at }) => at !== null)
  if (told.length === 0) return <span className="text-ink-2">Nothing yet</span>
  return told.map(({ percent, at }) => (
    <span key={percent} className="block">
      {percent} % <span className="text-ink-2">on</span> <TimeText at={at ?? ''} />
    </span>
  ))
}

const COLUMNS: readonly Column<BudgetView>[] = [
  { id: 'name', header: 'Budget', heading: true, cell: nameCell },
  { id: 'use', header: 'Spent this month', cell: (budget) => <BudgetUse budget={budget} /> },
  {
    id: 'forecast',
    header: 'At this pace',
    numeric: true,
    cell: ({ forecastPicos }) =>
      forecastPicos === null ? (
        <span className="text-ink-2">–</span>
      ) : (
        <Money picos={forecastPicos} style="short" />
      ),
  },
  { id: 'told', header: 'Told', cell: toldCell },
]

type Choose = (budget: BudgetView) => void

function actionColumn(change: Choose, remove: Choose): Column<BudgetView> {
  return {
    id: 'actions',
    header: <span className="sr-only">Actions</span>,
    numeric: true,
    cell: (budget) => (
      <span className="inline-flex gap-3">
        <Button tone="link" aria-label={`Change the budget of ${budget.name}`} onClick={() => change(budget)}>
          Change
        </Button>
        <Button tone="link" aria-label={`Remove the budget of ${budget.name}`} onClick={() => remove(budget)}>
          Remove
        </Button>
      </span>
    ),
  }
}

export type BudgetsSectionProps = { account: string; canChange: boolean }

/** What may be spent in a month, what is, and what has been told of it. */
export function BudgetsSection({ account, canChange }: BudgetsSectionProps) {
  const budgets = useQuery(budgetsQuery(account))
  const [isAdding, setAdding] = useState(false)
  const [changing, setChanging] = useState<BudgetView | null>(null)
  const [removing, setRemoving] = useState<BudgetView | null>(null)
  const columns = canChange ? [...COLUMNS, actionColumn(setChanging, setRemoving)] : COLUMNS
  return (
    <Panel
      title="Budgets"
      sentence="Of a calendar month, UTC. Alerts at 50, 80 and 100 %, once a month each; nothing is stopped."
      actions={canChange ? <Button onClick={() => setAdding(true)}>Add budget</Button> : null}
    >
      <QueryState
        query={budgets}
        height={120}
        isEmpty={(view) => view.budgets.length === 0}
        empty={<EmptyState title="No budgets yet">One can be of the account, a project or a key.</EmptyState>}
      >
        {(view) => (
          <DataTable
            caption="Budgets"
            columns={columns}
            rows={view.budgets}
            rowKey={({ budgetId }) => budgetId}
          />
        )}
      </QueryState>
      <BudgetDialog
        account={account}
        view={budgets.data}
        open={isAdding || changing !== null}
        target={changing}
        onClose={() => {
          setAdding(false)
          setChanging(null)
        }}
      />
      <RemoveBudget account={account} target={removing} onClose={() => setRemoving(null)} />
    </Panel>
  )
}
