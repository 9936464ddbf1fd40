'use client'

import { ActDialog } from '@/components/ui/act-dialog'
import { budgetsQuery, removeBudgetMutation } from '@/lib/alerts/query-options'
import type { BudgetView } from '@/lib/alerts/schema'

export type RemoveBudgetProps = { account: string; target: BudgetView | null; onClose: () => void }

export function RemoveBudget({ account, target, onClose }: RemoveBudgetProps) {
  return (
    <ActDialog
      target={target}
      title={`Remove the budget of ${target?.name ?? ''}?`}
      description="Nobody is told any more of what is spent there. Usage and balance stay as they are."
      act="Remove budget"
      acting="Removing…"
      done="The budget is removed"
      mutation={removeBudgetMutation(account)}
      listKey={budgetsQuery(account).queryKey}
      onClose={onClose}
    />
  )
}
