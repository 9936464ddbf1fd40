'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ConfirmDialog } from '@/components/keys/confirm-dialog'
import { showToast } from '@/components/ui/show-toast'
import { keysQuery, revokeKeyMutation } from '@/lib/keys/query-options'
import type { KeyRow } from '@/lib/keys/schema'

export type RevokeKeyDialogProps = { account: string; target: KeyRow | null; onClose: () => void }

export function RevokeKeyDialog({ account, target, onClose }: RevokeKeyDialogProps) {
  const client = useQueryClient()
  const revoke = useMutation({
    ...revokeKeyMutation(account),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keysQuery(account).queryKey })
      showToast(`${target?.name ?? 'The key'} is revoked`)
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
      description={
        `${target?.hint ?? ''} stops working at once, for good. Its usage stays, and requests ` +
        'made with it that are logged later still count.'
      }
      act={revoke.isPending ? 'Revoking…' : 'Revoke key'}
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => target && revoke.mutate({ keyId: target.keyId })}
      onClose={close}
    />
  )
}
