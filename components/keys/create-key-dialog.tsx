'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { eventSample, exportSample } from '@/components/keys/key-samples'
import { NewKeyForm, type ProjectChoice } from '@/components/keys/new-key-form'
import { SecretOnce } from '@/components/keys/secret-once'
import { Dialog } from '@/components/ui/dialog'
import { createKeyMutation, keysQuery } from '@/lib/keys/query-options'
import type { CreatedKey } from '@/lib/keys/schema'

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

type MadeKeyProps = { made: CreatedKey; address: string; scopes: readonly string[]; onDone: () => void }

/** A key at the only time it can be seen, with what it can do here. */
export function MadeKey({ made, address, scopes, onDone }: MadeKeyProps) {
  const now = new Date()
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  const month: [string, string] = [
    day(Date.UTC(now.getUTCFullYear(), now.getUTCMonth())),
    day(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)),
  ]
  const samples = [
    ...(scopes.includes('usage:read') ? [exportSample(address, made.key, month)] : []),
    ...(scopes.includes('inference') ? [eventSample(address, '$SOURCE_SECRET', made.keyId)] : []),
  ]
  const use = `Request logs name it by its id, ${made.keyId}; the secret of a source sends them.`
  return <SecretOnce label="Key" secret={made.key} use={use} samples={samples} onDone={onDone} />
}
