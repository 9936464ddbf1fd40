'use client'

import { type MutationOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { showToast } from '@/components/ui/show-toast'
import { operatedKey } from '@/lib/billing/query-options'

export type ReasonDialogProps<Body> = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description: string
  /** The verb on the button, and what is said when it is done. */
  act: string
  done: string
  mutation: MutationOptions<object, Error, Body>
  /** What is sent, of the form's fields and the reason. */
  bodyOf: (form: FormData, reason: string) => Body
  /** The fields above the reason. */
  children: ReactNode
}

/** A change of an account by an operator's hand, which is never made without a reason. */
export function ReasonDialog<Body>(props: ReasonDialogProps<Body>) {
  const { open, onOpenChange, title, description, act, done, mutation, bodyOf, children } = props
  const client = useQueryClient()
  const change = useMutation({
    ...mutation,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: operatedKey })
      showToast(done)
      changeOpen(false)
    },
  })
  const changeOpen = (opens: boolean) => {
    onOpenChange(opens)
    if (!opens) change.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!change.isPending) change.mutate(bodyOf(form, String(form.get('reason') ?? '')))
  }
  return (
    <Dialog open={open} onOpenChange={changeOpen} title={title} description={description}>
      <form onSubmit={submit} className="grid gap-3">
        {children}
        <Field
          label="Reason"
          name="reason"
          required
          minLength={3}
          maxLength={200}
          autoComplete="off"
          hint="Kept in the audit log."
        />
        <FormError error={change.error} />
        <div className="flex justify-end">
          <Button type="submit" tone="primary" busy={change.isPending}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
