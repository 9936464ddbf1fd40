import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { TimeText } from '@/components/ui/time-text'
import type { MemberRow } from '@/lib/accounts/schema'

const COLUMNS: readonly Column<MemberRow>[] = [
  { id: 'email', header: 'Address', heading: true, cell: ({ email }) => email },
  { id: 'name', header: 'Name', wideOnly: true, cell: ({ name }) => name },
  { id: 'role', header: 'Role', cell: ({ role }) => role },
  { id: 'joined', header: 'Since', wideOnly: true, cell: ({ joinedAt }) => <TimeText at={joinedAt} /> },
]

/** The people in an account. */
export function AccountMembers({ members }: { members: readonly MemberRow[] }) {
  return (
    <Panel title="Members">
      {members.length === 0 ? (
        <EmptyState title="Nobody yet" />
      ) : (
        <DataTable
          caption="Members"
          columns={COLUMNS}
          rows={members}
          rowKey={({ userId }) => userId}
          maxHeight={300}
        />
      )}
    </Panel>
  )
}
