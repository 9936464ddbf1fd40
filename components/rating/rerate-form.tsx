'use client'

import type { FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { prepareScope } from '@/lib/rating/prepare-scope'
import type { RerateScope } from '@/lib/rating/schema'

export type RerateFormProps = {
  /** The models that stand in the field at first. */
  models: string
  busy: boolean
  error: unknown
  onSubmit: (scope: RerateScope) => void
  /** What was looked at is not what stands in the form any more. */
  onChange: () => void
}

/** Says which usage to rate again: models, accounts and a range of time. */
export function RerateForm({ models, busy, error, onSubmit, onChange }: RerateFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const [accounts, named, from, to] = ['accounts', 'models', 'from', 'to'].map(text)
    if (busy) return
    onSubmit(prepareScope({ accounts: accounts ?? '', models: named ?? '', from: from ?? '', to: to ?? '' }))
  }
  return (
    <form onSubmit={submit} onChange={onChange} className="grid gap-3 px-4 pb-4">
      <div className="grid gap-3 wide:grid-cols-2">
        <Field
          label="Models"
          name="models"
          defaultValue={models}
          autoComplete="off"
          hint="As the price book names them, parted by commas. Left empty, all models."
        />
        <Field
          label="Accounts"
          name="accounts"
          autoComplete="off"
          placeholder="acc_…"
          hint="Ids, parted by commas. Left empty, all accounts."
        />
        <Field label="Received from (UTC)" name="from" type="datetime-local" step={60} required />
        <Field label="to before (UTC)" name="to" type="datetime-local" step={60} required />
      </div>
      <FormError error={error} />
      <div className="flex justify-end">
        <Button type="submit" busy={busy}>
          Look at the effect
        </Button>
      </div>
    </form>
  )
}
