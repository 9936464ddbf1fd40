'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { showToast } from '@/components/ui/show-toast'
import { membersQuery, removeMemberMutation } from '@/lib/accounts/query-options'
import type { MemberRow } from '@/lib/accounts/schema'

export type RemoveMemberDialogProps = {
  account: string
  me: string
  target: MemberRow | null
  onClose: () => void
}

/** Asks before somebody is put out, or leaves; keys stay, since they are the account's. */
export function RemoveMemberDialog({ account, me, target, onClose }: RemoveMemberDialogProps) {
  const client = useQueryClient()
  const isMe = target?.userId === me
  const remove = useMutation({
    ...removeMemberMutation(account),
    onSuccess: async () => {
      // Nothing of the account may be left in the page of who has left it.
      if (isMe) return window.location.assign('/overview')
      await client.invalidateQueries({ queryKey: membersQuery(account).queryKey })
      showToast(`${target?.email ?? 'The member'} is out`)
      close()
    },
  })
  const close = () => {
    onClose()
    remove.reset()
  }
  const keys = 'Keys are the account’s and go on working; revoke those that should not.'
  return (
    <ConfirmDialog
      open={target !== null}
      title={isMe ? 'Leave this account?' : `Remove ${target?.email ?? ''}?`}
      description={
        isMe
          ? 'You see nothing of it from now on, until an owner invites you again.'
          : `They are out at once, on pages that are open too. ${keys}`
      }
      act={isMe ? 'Leave' : 'Remove member'}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => target && remove.mutate({ userId: target.userId })}
      onClose={close}
    />
  )
}
