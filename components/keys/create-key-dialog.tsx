'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { MadeKey } from '@/components/keys/made-key'
import { NewKeyForm, type ProjectChoice } from '@/components/keys/new-key-form'
import { Dialog } from '@/components/ui/dialog'
import { createKeyMutation, keysQuery } from '@/lib/keys/query-options'

export type CreateKeyDialogProps = {
  account: string
  /** This server's own address. */
  address: string
  projects: readonly ProjectChoice[]
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Makes a key; then the same dialog shows it, this once. */
export function CreateKeyDialog({ account, address, projects, open, onOpenChange }: CreateKeyDialogProps) {
  const client = useQueryClient()
  const create = useMutation({
    ...createKeyMutation(account),
    onSuccess: () => client.invalidateQueries({ queryKey: keysQuery(account).queryKey }),
  })
  const changeOpen = (opens: boolean) => {
    onOpenChange(opens)
    if (!opens) create.reset()
  }
  const made = create.data
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={made ? 'Your new key' : 'Create a key'}
      description={made ? undefined : 'A key belongs to one project, whose usage and costs it adds to.'}
    >
      {made ? (
        <MadeKey
          made={made}
          address={address}
          scopes={create.variables.scopes}
          onDone={() => changeOpen(false)}
        />
      ) : (
        <NewKeyForm
          projects={projects}
          busy={create.isPending}
          error={create.error}
          onSubmit={create.mutate}
        />
      )}
    </Dialog>
  )
}
