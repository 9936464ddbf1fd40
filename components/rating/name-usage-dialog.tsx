'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { showToast } from '@/components/ui/show-toast'
import { addAliasMutation, bookKey } from '@/lib/pricing/query-options'

export type NameUsageDialogProps = { name: string | null; onClose: () => void }

/** Says which model a name stands for, so that its usage has that model's prices. */
export function NameUsageDialog({ name, onClose }: NameUsageDialogProps) {
  const client = useQueryClient()
  const add = useMutation({
    ...addAliasMutation(),
    onSuccess: async ({ name: named, model }) => {
      await client.invalidateQueries({ queryKey: bookKey })
      showToast(`${named} stands for ${model}`)
      close()
    },
  })
  const close = () => {
    onClose()
    add.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const model = String(new FormData(event.currentTarget).get('model') ?? '').trim()
    if (!add.isPending && name !== null) add.mutate({ name, model })
  }
  return (
    <Dialog
      open={name !== null}
      onOpenChange={(open) => !open && close()}
      title="Another name of a model"
      description={`${name ?? ''} is priced as that model from now on, and so is what waits.`}
    >
      <form onSubmit={submit} className="grid gap-3">
        <Field
          label="Model"
          name="model"
          required
          maxLength={128}
          autoComplete="off"
          hint="A model of the price book. The log goes on naming what has come until now as it came."
        />
        <FormError error={add.error} />
        <div className="flex justify-end">
          <Button type="submit" tone="primary" busy={add.isPending}>
            Add name
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
