'use client'

import { type FormEvent, useState } from 'react'
import { DoubtBoxes } from '@/components/operator/doubt-boxes'
import { RateFields } from '@/components/operator/rate-fields'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Segmented } from '@/components/ui/segmented'
import type { EnterPriceBody } from '@/lib/pricing/book-schema'
import { prepareDoubts } from '@/lib/pricing/prepare-doubts'
import { KINDS, type Kind } from '@/lib/pricing/schema'

export type EnterRateFormProps = {
  /** The model that the rate is for; null to name a new one. */
  model: string | null
  kind: Kind
  busy: boolean
  error: unknown
  onSubmit: (body: EnterPriceBody) => void
}

const KIND_OPTIONS = KINDS.map((kind) => ({ value: kind, label: kind[0]?.toUpperCase() + kind.slice(1) }))

function textOf(form: FormData, name: string): string | undefined {
  return String(form.get(name) ?? '').trim() || undefined
}

/** Reads the form as the body of the endpoint; the start is told in UTC, to the minute. */
function bodyOf(form: FormData, { model, kind }: { model: string | null; kind: Kind }): EnterPriceBody {
  const startsAt = textOf(form, 'startsAt')
  return {
    model: model ?? textOf(form, 'model') ?? '',
    kind,
    usd: textOf(form, 'usd') ?? '',
    cached: textOf(form, 'cached'),
    output: textOf(form, 'output'),
    account: textOf(form, 'account'),
    startsAt: startsAt && `${startsAt.slice(0, 16)}:00Z`,
    confirmed: form.getAll('confirmed').map(String),
    isNew: model === null,
  }
}

/** What a rate costs, from when on, and for whom. */
export function EnterRateForm({ model, kind: firstKind, busy, error, onSubmit }: EnterRateFormProps) {
  const [kind, setKind] = useState(firstKind)
  const doubts = prepareDoubts(error)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!busy) onSubmit(bodyOf(new FormData(event.currentTarget), { model, kind }))
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      {model === null ? (
        <Field
          label="Model"
          name="model"
          required
          maxLength={128}
          autoComplete="off"
          hint="As logs spell it, such as maker/Model-1."
        />
      ) : null}
      <Segmented label="Kind" value={kind} options={KIND_OPTIONS} onChange={setKind} />
      <RateFields key={kind} kind={kind} />
      <Field
        label="Begins (UTC)"
        name="startsAt"
        type="datetime-local"
        step={60}
        hint="Left empty, in the minute that is running. What has been priced by then stays as it is."
      />
      {model === null ? null : (
        <Field
          label="Account"
          name="account"
          autoComplete="off"
          maxLength={40}
          placeholder="acc_…"
          hint="The id of the one account that it is for. Left empty, it is the list price."
        />
      )}
      {doubts.length > 0 ? <DoubtBoxes doubts={doubts} /> : <FormError error={error} />}
      <div className="flex justify-end">
        <Button type="submit" tone="primary" busy={busy}>
          {doubts.length > 0 ? 'Enter it all the same' : 'Enter rate'}
        </Button>
      </div>
    </form>
  )
}
