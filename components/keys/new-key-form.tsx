'use client'

import { type FormEvent, useState } from 'react'
import { expiryOf, ON_A_DATE } from '@/components/keys/expiry-of'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Select } from '@/components/ui/select'
import { type CreateKeyBody, KEY_SCOPES, type KeyScope } from '@/lib/keys/schema'

export type ProjectChoice = { id: string; name: string }

export type NewKeyFormProps = {
  projects: readonly ProjectChoice[]
  busy: boolean
  error: unknown
  onSubmit: (body: CreateKeyBody) => void
}

const NEW_PROJECT = 'new'

const EXPIRIES = [
  { value: '', label: 'Never' },
  { value: '7', label: 'In 7 days' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: ON_A_DATE, label: 'On a date' },
] as const
type Expiry = (typeof EXPIRIES)[number]['value']

const SCOPE_TEXTS: Record<KeyScope, string> = {
  inference: 'Call models',
  'usage:read': 'Read usage and costs',
}

/** What a new key is for, how long it lives, and what it may do. */
export function NewKeyForm({ projects, busy, error, onSubmit }: NewKeyFormProps) {
  const [project, setProject] = useState(projects[0]?.id ?? NEW_PROJECT)
  const [expiry, setExpiry] = useState<Expiry>('')
  const [scopes, setScopes] = useState<readonly KeyScope[]>(['inference'])
  const options = [
    ...projects.map(({ id, name }) => ({ value: id, label: name })),
    { value: NEW_PROJECT, label: 'New project…' },
  ]
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy || scopes.length === 0) return
    const form = new FormData(event.currentTarget)
    onSubmit({
      name: String(form.get('name')),
      scopes: [...scopes],
      expiresAt: expiryOf(expiry, String(form.get('date') ?? ''), new Date()),
      ...(project === NEW_PROJECT ? { projectName: String(form.get('projectName')) } : { project }),
    })
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field
        label="Name"
        name="name"
        required
        maxLength={80}
        autoComplete="off"
        hint="Such as the program that uses it."
      />
      <Select
        label="Project"
        labelShown
        className="max-w-56"
        value={project}
        options={options}
        onChange={setProject}
      />
      {project === NEW_PROJECT ? (
        <Field
          label="Name of the new project"
          name="projectName"
          required
          maxLength={80}
          autoComplete="off"
        />
      ) : null}
      <ScopeBoxes chosen={scopes} choose={setScopes} />
      <ExpiryFields expiry={expiry} choose={setExpiry} />
      <FormError error={error} />
      <div className="flex justify-end">
        <Button type="submit" tone="primary" busy={busy}>
          {busy ? 'Creating…' : 'Create key'}
        </Button>
      </div>
    </form>
  )
}

type ScopeBoxesProps = { chosen: readonly KeyScope[]; choose: (scopes: readonly KeyScope[]) => void }

function ScopeBoxes({ chosen, choose }: ScopeBoxesProps) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-xs font-medium text-ink-2">It may</legend>
      {KEY_SCOPES.map((scope) => (
        <label key={scope} className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            checked={chosen.includes(scope)}
            onChange={({ target }) =>
              choose(target.checked ? [...chosen, scope] : chosen.filter((each) => each !== scope))
            }
            className="size-4 accent-accent"
          />
          {SCOPE_TEXTS[scope]}
          <code className="font-mono text-xs text-ink-2">{scope}</code>
        </label>
      ))}
      {chosen.length === 0 ? (
        <p role="alert" className="text-xs text-bad">
          Choose at least one.
        </p>
      ) : null}
    </fieldset>
  )
}

function ExpiryFields({ expiry, choose }: { expiry: Expiry; choose: (expiry: Expiry) => void }) {
  return (
    <>
      <Select
        label="Expires"
        labelShown
        className="max-w-56"
        value={expiry}
        options={EXPIRIES}
        onChange={choose}
      />
      {expiry === ON_A_DATE ? (
        <Field
          label="Last day"
          name="date"
          type="date"
          required
          hint="It works until the end of that day, UTC."
        />
      ) : null}
    </>
  )
}
