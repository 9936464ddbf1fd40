'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Select } from '@/components/ui/select'
import { showToast } from '@/components/ui/show-toast'
import { budgetsQuery, createBudgetMutation, updateBudgetMutation } from '@/lib/alerts/query-options'
import type { BudgetsView, BudgetView } from '@/lib/alerts/schema'
import { formatUsd } from '@/lib/money/picos'

export type BudgetDialogProps = {
  account: string
  view: BudgetsView | undefined
  open: boolean
  /** The budget to change; null to add one. */
  target: BudgetView | null
  onClose: () => void
}

/** Adds a budget or changes the amount of one. */
export function BudgetDialog({ account, view, open, target, onClose }: BudgetDialogProps) {
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const create = useMutation(createBudgetMutation(account))
  const update = useMutation(updateBudgetMutation(account))
  const close = () => {
    onClose()
    setError(null)
  }
  const save = async (subject: string, amountUsd: string) => {
    setBusy(true)
    try {
      if (target) await update.mutateAsync({ budgetId: target.budgetId, amountUsd })
      else await create.mutateAsync({ ...bodyOf(subject), amountUsd })
      await client.invalidateQueries({ queryKey: budgetsQuery(account).queryKey })
      showToast('The budget is saved')
      close()
    } catch (fault) {
      setError(fault)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(opens) => !opens && close()}
      title={target ? `Change the budget of ${target.name}` : 'Add a budget'}
      description={target ? 'With another amount its alerts of this month go out anew.' : undefined}
    >
      <BudgetForm view={view} target={target} busy={isBusy} error={error} onSave={save} />
    </Dialog>
  )
}

const WHOLE = 'account'

function bodyOf(subject: string): { project?: string; key?: string } {
  if (subject === WHOLE) return {}
  return subject.startsWith('prj_') ? { project: subject } : { key: subject }
}

type BudgetFormProps = Pick<BudgetDialogProps, 'view' | 'target'> & {
  busy: boolean
  error: unknown
  onSave: (subject: string, amountUsd: string) => Promise<void>
}

function BudgetForm({ view, target, busy, error, onSave }: BudgetFormProps) {
  const [subject, setSubject] = useState(WHOLE)
  const options = [
    { value: WHOLE, label: 'Whole account' },
    ...(view?.projects ?? []).map(({ id, name }) => ({ value: id, label: `Project ${name}` })),
    ...(view?.keys ?? []).map(({ id, name }) => ({ value: id, label: `Key ${name}` })),
  ]
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!busy) void onSave(subject, String(new FormData(event.currentTarget).get('amount')))
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      {target ? null : (
        <Select label="Of" labelShown value={subject} options={options} onChange={setSubject} />
      )}
      <Field
        label="USD a calendar month"
        name="amount"
        required
        inputMode="decimal"
        pattern="\d{1,10}(\.\d{1,12})?"
        title="An amount such as 250.00"
        autoComplete="off"
        defaultValue={target ? formatUsd(BigInt(target.amountPicos)) : ''}
        className="max-w-56"
      />
      <FormError error={error} />
      <div className="flex justify-end">
        <Button type="submit" tone="primary" busy={busy}>
          {busy ? 'Saving…' : 'Save'}
        </Button>
      </div>
    </form>
  )
}
