'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { roleLabel } from '@/components/accounts/role-words'
import { Button } from '@/components/ui/button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { showToast } from '@/components/ui/show-toast'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import { invitationsQuery, revokeInvitationMutation } from '@/lib/accounts/query-options'
import type { InvitationRow } from '@/lib/accounts/schema'

const columnsAt = (
  atMs: number,
  withdraw: (invitation: InvitationRow) => void,
): readonly Column<InvitationRow>[] => [
  {
    id: 'email',
    header: 'Invited',
    heading: true,
    cell: ({ email }) => (
      <span className="block max-w-[min(420px,50vw)] truncate" title={email}>
        {email}
      </span>
    ),
  },
  { id: 'role', header: 'Role', cell: ({ role }) => roleLabel(role) },
  { id: 'made', header: 'Sent', wideOnly: true, cell: ({ createdAt }) => <TimeText at={createdAt} /> },
  {
    id: 'expires',
    header: 'Link works until',
    wideOnly: true,
    cell: ({ expiresAt }) =>
      Date.parse(expiresAt) > atMs ? <TimeText at={expiresAt} /> : <Tag tone="warn">Run out</Tag>,
  },
  {
    id: 'actions',
    header: <span className="sr-only">Actions</span>,
    numeric: true,
    cell: (invitation) => (
      <Button
        tone="link"
        aria-label={`Withdraw the invitation of ${invitation.email}`}
        onClick={() => withdraw(invitation)}
      >
        Withdraw
      </Button>
    ),
  },
]

/** Who is invited and hasn't come yet; nothing where there is nobody. */
export function InvitationsTable({ account }: { account: string }) {
  const client = useQueryClient()
  const invitations = useQuery(invitationsQuery(account))
  const revoke = useMutation({
    ...revokeInvitationMutation(account),
    onSettled: () => client.invalidateQueries({ queryKey: invitationsQuery(account).queryKey }),
    onError: ({ message }) => showToast(message, 'failed'),
  })
  const rows = invitations.data ?? []
  if (rows.length === 0) return null
  const columns = columnsAt(invitations.dataUpdatedAt, ({ invitationId, email }) =>
    revoke.mutate(
      { invitationId },
      { onSuccess: () => showToast(`The invitation of ${email} is withdrawn`) },
    ),
  )
  return (
    <div className="border-t border-line">
      <DataTable
        caption="Invitations"
        columns={columns}
        rows={rows}
        rowKey={({ invitationId }) => invitationId}
      />
    </div>
  )
}
