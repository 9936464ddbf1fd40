'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { InvitationsTable } from '@/components/accounts/invitations-table'
import { InviteDialog } from '@/components/accounts/invite-dialog'
import { RemoveMemberDialog } from '@/components/accounts/remove-member-dialog'
import { ROLE_WORDS, roleLabel } from '@/components/accounts/role-words'
import { Button } from '@/components/ui/button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { Select } from '@/components/ui/select'
import { showToast } from '@/components/ui/show-toast'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import { changeRoleMutation, membersQuery } from '@/lib/accounts/query-options'
import type { MemberRole, MemberRow } from '@/lib/accounts/schema'

export type MembersSectionProps = {
  account: string
  /** The outward id of who reads. */
  me: string
  canChange: boolean
}

type RowActions = {
  me: string
  canChange: boolean
  change: (member: MemberRow, role: MemberRole) => void
  remove: (member: MemberRow) => void
}

function columnsFor({ me, canChange, change, remove }: RowActions): readonly Column<MemberRow>[] {
  return [
    {
      id: 'email',
      header: 'Member',
      heading: true,
      cell: ({ email, userId }) => (
        <span className="inline-flex max-w-[min(420px,60vw)] items-center gap-2">
          <span className="truncate" title={email}>
            {email}
          </span>
          {userId === me ? <Tag>You</Tag> : null}
        </span>
      ),
    },
    {
      id: 'role',
      header: 'Role',
      cell: (member) =>
        canChange && member.userId !== me ? (
          <Select
            label={`Role of ${member.email}`}
            value={member.role}
            options={ROLE_WORDS}
            onChange={(role) => change(member, role)}
          />
        ) : (
          roleLabel(member.role)
        ),
    },
    {
      id: 'joined',
      header: 'Joined',
      wideOnly: true,
      cell: ({ joinedAt }) => <TimeText at={joinedAt} />,
    },
    {
      id: 'actions',
      header: <span className="sr-only">Actions</span>,
      numeric: true,
      cell: (member) => {
        const isMe = member.userId === me
        if (!isMe && !canChange) return null
        return (
          <Button
            tone="link"
            aria-label={isMe ? 'Leave the account' : `Remove ${member.email}`}
            onClick={() => remove(member)}
          >
            {isMe ? 'Leave' : 'Remove'}
          </Button>
        )
      },
    },
  ]
}

/** Who is in the account and what each may do; owners invite, change roles and put out. */
export function MembersSection({ account, me, canChange }: MembersSectionProps) {
  const client = useQueryClient()
  const members = useQuery(membersQuery(account))
  const [isInviting, setInviting] = useState(false)
  const [removing, setRemoving] = useState<MemberRow | null>(null)
  const change = useMutation({
    ...changeRoleMutation(account),
    onSettled: () => client.invalidateQueries({ queryKey: membersQuery(account).queryKey }),
    onError: ({ message }) => showToast(message, 'failed'),
  })
  const columns = columnsFor({
    me,
    canChange,
    change: ({ userId, email }, role) =>
      change.mutate(
        { userId, role },
        { onSuccess: () => showToast(`${email} is ${roleLabel(role).toLowerCase()} now`) },
      ),
    remove: setRemoving,
  })
  return (
    <Panel
      title="Members"
      sentence={ROLE_WORDS.map(({ label, may }) => `${label}: ${may}`).join('. ')}
      actions={canChange ? <Button onClick={() => setInviting(true)}>Invite</Button> : null}
    >
      <QueryState query={members} height={110}>
        {(rows) => (
          <DataTable caption="Members" columns={columns} rows={rows} rowKey={({ userId }) => userId} />
        )}
      </QueryState>
      {canChange ? <InvitationsTable account={account} /> : null}
      <InviteDialog account={account} open={isInviting} onOpenChange={setInviting} />
      <RemoveMemberDialog account={account} me={me} target={removing} onClose={() => setRemoving(null)} />
    </Panel>
  )
}
