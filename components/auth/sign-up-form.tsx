'use client'

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { signInMutation, signUpMutation } from '@/lib/auth/query-options'
import { PASSWORD_MAX, PASSWORD_MIN, type SignUp } from '@/lib/auth/schema'

/** Makes a person with an account, and signs them in as anyone signs in. */
export function SignUpForm({ leadTo }: { leadTo: string }) {
  const [left, setLeft] = useState(false)
  const signUp = useMutation(signUpMutation())
  const signIn = useMutation({
    ...signInMutation(),
    onSettled: (_, error) => {
      setLeft(true)
      window.location.assign(error ? '/sign-in' : leadTo)
    },
  })
  const busy = signUp.isPending || signIn.isPending || left
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    const given: SignUp = { email: String(form.get('email')), password: String(form.get('password')) }
    signUp.mutate(given, { onSuccess: () => signIn.mutate(given) })
  }
  return (
    <form onSubmit={submit} method="post" action="/sign-up" className="grid gap-3">
      <Field label="Email" name="email" type="email" autoComplete="username" required maxLength={254} />
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
      <FormError error={signUp.error} />
      <Button type="submit" tone="primary" busy={busy} className="min-h-9">
        {busy ? 'Making your account…' : 'Create account'}
      </Button>
    </form>
  )
}
