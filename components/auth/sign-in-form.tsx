'use client'

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { signInMutation } from '@/lib/auth/query-options'

/** One of the demo's people, offered as a button. */
export type DemoSignIn = { email: string; password: string; label: string; detail: string }

export type SignInFormProps = {
  /** Where to go afterwards: a path of this site. */
  leadTo: string
  /** What next-auth reported in the address, already in words. */
  refusal: string | null
  demo: readonly DemoSignIn[]
}

/**
 * E-mail and password. It posts by fetch; `method` and `action` stand so that a form sent before the script
 * is there never puts a password into an address.
 */
export function SignInForm({ leadTo, refusal, demo }: SignInFormProps) {
  const [left, setLeft] = useState(false)
  const signIn = useMutation({
    ...signInMutation(),
    onSuccess: () => {
      // A whole new document: nothing that was rendered or cached for nobody may be left.
      setLeft(true)
      window.location.assign(leadTo)
    },
  })
  const busy = signIn.isPending || left
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    signIn.mutate({ email: String(form.get('email')), password: String(form.get('password')) })
  }
  return (
    <div className="grid gap-5">
      <form onSubmit={submit} method="post" action="/api/auth/callback/credentials" className="grid gap-3">
        <Field label="Email" name="email" type="email" autoComplete="username" required />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        <FormError error={signIn.error ?? (refusal && signIn.isIdle ? new Error(refusal) : null)} />
        <Button type="submit" tone="primary" busy={busy} className="min-h-9">
          {busy ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
      {demo.length > 0 ? <DemoUsers demo={demo} busy={busy} choose={(user) => signIn.mutate(user)} /> : null}
    </div>
  )
}

type DemoUsersProps = { demo: readonly DemoSignIn[]; busy: boolean; choose: (user: DemoSignIn) => void }

function DemoUsers({ demo, busy, choose }: DemoUsersProps) {
  return (
    <section aria-labelledby="demo-users" className="grid gap-2 border-t border-line pt-4">
      <h2 id="demo-users" className="text-xs font-medium text-ink-2">
        This is a demo: go in as
      </h2>
      <ul className="grid gap-1.5">
        {demo.map((user) => (
          <li key={user.email}>
            <Button busy={busy} onClick={() => choose(user)} className="w-full">
              <span className="flex w-full min-w-0 justify-between gap-2">
                <span className="truncate">{user.label}</span>
                <span className="text-ink-2">{user.detail}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
