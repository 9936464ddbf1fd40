'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { showToast } from '@/components/ui/show-toast'
import { budgetsQuery, removeBudgetMutation } from '@/lib/alerts/query-options'
import type { BudgetView } from '@/lib/alerts/schema'

export type RemoveBudgetProps = { account: string; target: BudgetView | null; onClose: () => void }

export function RemoveBudget({ account, target, onClose }: RemoveBudgetProps) {
  const client = useQueryClient()
  const remove = useMutation({
    ...removeBudgetMutation(account),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: budgetsQuery(account).queryKey })
      showToast('The budget is removed')
      close()
    },
  })
  const close = () => {
    onClose()
    remove.reset()
  }
  return (
    <ConfirmDialog
      open={target !== null}
      title={`Remove the budget of ${target?.name ?? ''}?`}
      description="Nobody is told any more of what is spent there. Usage and balance stay as they are."
      act={remove.isPending ? 'Removing…' : 'Remove budget'}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => target && remove.mutate({ budgetId: target.budgetId })}
      onClose={close}
    />
  )
}
