'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { buttonClasses } from '@/components/ui/button-classes'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Select } from '@/components/ui/select'
import type { TierId } from '@/lib/accounts/schema'
import type { MadeAccount, NewAccountBody } from '@/lib/billing/operator-schema'
import { createAccountMutation, operatedKey } from '@/lib/billing/query-options'

const TIERS: readonly { value: TierId; label: string }[] = [
  { value: 'basic', label: 'Basic' },
  { value: 'pro', label: 'Pro, by hand' },
  { value: 'enterprise', label: 'Enterprise, by hand' },
]

/** Makes an account; then the same dialog says how its owner comes in. */
export function NewAccountDialog({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const client = useQueryClient()
  const create = useMutation({
    ...createAccountMutation(),
    onSuccess: () => client.invalidateQueries({ queryKey: operatedKey }),
  })
  const changeOpen = (opens: boolean) => {
    onOpenChange(opens)
    if (!opens) create.reset()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={create.data ? 'The account is there' : 'New account'}
      description={create.data ? undefined : 'With a default project; keys and sources are made afterwards.'}
    >
      {create.data ? (
        <Made made={create.data} email={create.variables.email} onDone={() => changeOpen(false)} />
      ) : (
        <NewAccountForm busy={create.isPending} error={create.error} onSubmit={create.mutate} />
      )}
    </Dialog>
  )
}

type FormProps = { busy: boolean; error: unknown; onSubmit: (body: NewAccountBody) => void }

function NewAccountForm({ busy, error, onSubmit }: FormProps) {
  const [tier, setTier] = useState<TierId>('basic')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const email = String(form.get('email') ?? '').trim()
    if (!busy) onSubmit({ name: String(form.get('name')), tier, ...(email && { email }) })
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label="Name" name="name" required maxLength={80} autoComplete="off" />
      <Select label="Tier" labelShown value={tier} options={TIERS} onChange={setTier} />
      <Field
        label="Owner’s e-mail address"
        name="email"
        type="email"
        autoComplete="off"
        hint="Gets a link that makes them the owner. Left empty, the account has no member yet."
      />
      <FormError error={error} />
      <div className="flex justify-end">
        <Button type="submit" tone="primary" busy={busy}>
          Create account
        </Button>
      </div>
    </form>
  )
}

type MadeProps = { made: MadeAccount; email: string | undefined; onDone: () => void }

function Made({ made, email, onDone }: MadeProps) {
  return (
    <div className="grid gap-3">
      {made.link ? (
        <div className="flex flex-wrap items-end gap-2">
          <Field
            label={`Link for ${email}`}
            value={made.link}
            readOnly
            hint="Hand it over now: it is not shown again. It works once, for that address, for 30 days."
            onFocus={(event) => event.currentTarget.select()}
            className="flex-[1_1_240px] [&>input]:font-mono [&>input]:text-xs"
          />
          <CopyButton text={made.link} />
        </div>
      ) : null}
      {email && !made.link ? <p>A link that makes them the owner is on its way to {email}.</p> : null}
      <div className="flex flex-wrap items-center justify-end gap-3">
        <Link href={`/operator/accounts/${made.account}`} className={buttonClasses('link')}>
          Go to the account
        </Link>
        <Button tone="primary" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  )
}
