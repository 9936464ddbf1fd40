'use client'

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { acceptInvitationMutation, signInMutation } from '@/lib/auth/query-options'
import { PASSWORD_MAX, PASSWORD_MIN } from '@/lib/auth/schema'

export type JoinFormProps = {
  account: string
  token: string
  accountName: string
  email: string
  /** Nobody has signed up with this address yet: a password is chosen. */
  isNew: boolean
}

/** Takes an invitation, and leads into the account as whoever has taken it. */
export function JoinForm({ account, token, accountName, email, isNew }: JoinFormProps) {
  const [left, setLeft] = useState(false)
  const accept = useMutation(acceptInvitationMutation(account, token))
  const enter = () => {
    setLeft(true)
    window.location.assign(`/a/${account}/overview`)
  }
  const signIn = useMutation({ ...signInMutation(), onSettled: enter })
  const busy = accept.isPending || signIn.isPending || left
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    if (!isNew) return accept.mutate({}, { onSuccess: enter })
    const password = String(new FormData(event.currentTarget).get('password'))
    accept.mutate({ password }, { onSuccess: () => signIn.mutate({ email, password }) })
  }
  return (
    <form onSubmit={submit} method="post" action="/sign-in" className="grid gap-3">
      {isNew ? (
        <>
          <Field label="Email" name="email" type="email" autoComplete="username" value={email} readOnly />
          <Field
            label="Password"
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={PASSWORD_MIN}
            maxLength={PASSWORD_MAX}
            hint={`${PASSWORD_MIN} characters or more`}
          />
        </>
      ) : null}
      <FormError error={accept.error} />
      <Button type="submit" tone="primary" busy={busy} className="min-h-9">
        {busy ? 'Joining…' : `Join ${accountName}`}
      </Button>
    </form>
  )
}
