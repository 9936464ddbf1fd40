'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { eventSample } from '@/components/keys/event-sample'
import { SecretOnce } from '@/components/keys/secret-once'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { createSourceMutation, sourcesQuery } from '@/lib/sources/query-options'

export type CreateSourceDialogProps = {
  /** Where these sources are asked for. */
  place: string
  /** This server's own address. */
  address: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Makes a source; then the same dialog shows its secret, this once. */
export function CreateSourceDialog({ place, address, open, onOpenChange }: CreateSourceDialogProps) {
  const client = useQueryClient()
  const create = useMutation({
    ...createSourceMutation(place),
    onSuccess: () => client.invalidateQueries({ queryKey: sourcesQuery(place).queryKey }),
  })
  const changeOpen = (opens: boolean) => {
    onOpenChange(opens)
    if (!opens) create.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = new FormData(event.currentTarget).get('name')
    if (!create.isPending) create.mutate({ name: String(name) })
  }
  const made = create.data
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={made ? 'Your new source' : 'Create a source'}
      description={made ? undefined : 'A gateway or proxy that reports finished requests.'}
    >
      {made ? (
        <SecretOnce
          label="Secret"
          secret={made.secret}
          use="Paste this into a shell: the request shows up here within two seconds."
          samples={[eventSample(address, made.secret)]}
          onDone={() => changeOpen(false)}
        />
      ) : (
        <form onSubmit={submit} className="grid gap-3">
          <Field
            label="Name"
            name="name"
            required
            maxLength={80}
            autoComplete="off"
            hint="Such as the gateway’s name."
          />
          <FormError error={create.error} />
          <div className="flex justify-end">
            <Button type="submit" tone="primary" busy={create.isPending}>
              {create.isPending ? 'Creating…' : 'Create source'}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
