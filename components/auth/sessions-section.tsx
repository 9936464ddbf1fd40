'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { showToast } from '@/components/ui/show-toast'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import { endSessionMutation, sessionsQuery, signOutEverywhereMutation } from '@/lib/auth/query-options'
import type { SessionRow } from '@/lib/auth/schema'

const columnsWith = (end: (session: SessionRow) => void): readonly Column<SessionRow>[] => [
  {
    id: 'device',
    header: 'Device',
    heading: true,
    cell: ({ device, isThis }) => (
      <span className="inline-flex items-center gap-2">
        {device}
        {isThis ? <Tag tone="good">This one</Tag> : null}
      </span>
    ),
  },
  {
    id: 'made',
    header: 'Signed in',
    wideOnly: true,
    cell: ({ createdAt }) => <TimeText at={createdAt} />,
  },
  { id: 'seen', header: 'Last seen', cell: ({ lastSeenAt }) => <TimeText at={lastSeenAt} /> },
  {
    id: 'actions',
    header: <span className="sr-only">Actions</span>,
    numeric: true,
    cell: (session) =>
      session.isThis ? null : (
        <Button tone="link" aria-label={`Sign out ${session.device}`} onClick={() => end(session)}>
          Sign out
        </Button>
      ),
  },
]

/** Where the reader is signed in. It is about the person, and the same in each of their accounts. */
export function SessionsSection() {
  const client = useQueryClient()
  const sessions = useQuery(sessionsQuery())
  const [isLeaving, setLeaving] = useState(false)
  const end = useMutation({
    ...endSessionMutation(),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery().queryKey }),
    onSuccess: () => showToast('That session has ended'),
    onError: ({ message }) => showToast(message, 'failed'),
  })
  const everywhere = useMutation({
    ...signOutEverywhereMutation(),
    onSuccess: () => window.location.assign('/sign-in'),
  })
  return (
    <Panel
      title="Your sessions"
      sentence="where you are signed in; each ends by itself 30 days after signing in"
      actions={<Button onClick={() => setLeaving(true)}>Sign out everywhere</Button>}
    >
      <QueryState query={sessions} height={80}>
        {(rows) => (
          <DataTable
            caption="Your sessions"
            columns={columnsWith(({ sessionId }) => end.mutate({ sessionId }))}
            rows={rows}
            rowKey={({ sessionId }) => sessionId}
          />
        )}
      </QueryState>
      <ConfirmDialog
        open={isLeaving}
        title="Sign out everywhere?"
        description="Every session of yours ends at once, this one too, on pages that are open as well."
        act={everywhere.isPending ? 'Signing out…' : 'Sign out everywhere'}
        busy={everywhere.isPending || everywhere.isSuccess}
        error={everywhere.error}
        onConfirm={() => everywhere.mutate()}
        onClose={() => setLeaving(false)}
      />
    </Panel>
  )
}
