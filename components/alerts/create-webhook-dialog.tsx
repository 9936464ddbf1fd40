'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { WebhookSecret } from '@/components/alerts/webhook-secret'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { createWebhookMutation, webhooksQuery } from '@/lib/alerts/query-options'

export type CreateWebhookDialogProps = {
  account: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Makes a webhook; then the same dialog shows its secret, this once. */
export function CreateWebhookDialog({ account, open, onOpenChange }: CreateWebhookDialogProps) {
  const client = useQueryClient()
  const create = useMutation({
    ...createWebhookMutation(account),
    onSuccess: () => client.invalidateQueries({ queryKey: webhooksQuery(account).queryKey }),
  })
  const changeOpen = (opens: boolean) => {
    onOpenChange(opens)
    if (!opens) create.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const url = new FormData(event.currentTarget).get('url')
    if (!create.isPending) create.mutate({ url: String(url) })
  }
  const made = create.data
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={made ? 'Your new webhook' : 'Add a webhook'}
      description={made ? undefined : 'Every alert of the account is posted to its address as signed JSON.'}
    >
      {made ? (
        <WebhookSecret secret={made.secret} onDone={() => changeOpen(false)} />
      ) : (
        <form onSubmit={submit} className="grid gap-3">
          <Field
            label="Address"
            name="url"
            type="url"
            required
            maxLength={2_000}
            autoComplete="off"
            placeholder="https://"
            hint="Begins with https:// and lies on the public internet."
          />
          <FormError error={create.error} />
          <div className="flex justify-end">
            <Button type="submit" tone="primary" busy={create.isPending}>
              {create.isPending ? 'Adding…' : 'Add webhook'}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
