'use client'

import { type MutationOptions, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { showToast } from '@/components/ui/show-toast'

export type RevokeDialogProps<Revoked> = {
  /** What would be revoked, or null while the dialog is away. */
  target: { name: string; body: Revoked } | null
  /** `key` or `source`. */
  thing: string
  /** What stops and what stays. */
  description: string
  mutation: MutationOptions<object, Error, Revoked>
  /** The list that it stands in. */
  listKey: QueryKey
  onClose: () => void
}

/** Asks before a key or a source is revoked, and says that it was. */
export function RevokeDialog<Revoked>(props: RevokeDialogProps<Revoked>) {
  const { target, thing, description, mutation, listKey, onClose } = props
  const client = useQueryClient()
  const revoke = useMutation({
    ...mutation,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: listKey })
      showToast(`${target?.name ?? `The ${thing}`} is revoked`)
      close()
    },
  })
  const close = () => {
    onClose()
    revoke.reset()
  }
  return (
    <ConfirmDialog
      open={target !== null}
      title={`Revoke ${target?.name ?? ''}?`}
      description={description}
      act={revoke.isPending ? 'Revoking…' : `Revoke ${thing}`}
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => target && revoke.mutate(target.body)}
      onClose={close}
    />
  )
}
