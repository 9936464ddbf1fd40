'use client'

import Link from 'next/link'
import { buttonClasses } from '@/components/ui/button-classes'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import type { ResultRow } from '@/lib/reconcile/schema'

function StateTag({ ranAt, count }: ResultRow) {
  if (ranAt === null) return <Tag>Not checked</Tag>
  return count === 0 ? <Tag tone="good">Agrees</Tag> : <Tag tone="bad">{count} differ</Tag>
}

const COLUMNS: readonly Column<ResultRow>[] = [
  {
    id: 'name',
    header: 'Account',
    heading: true,
    cell: ({ account, name }) => (
      <Link
        href={`/operator/reconcile/${account}`}
        className={buttonClasses('link', 'max-w-64 max-wide:max-w-40')}
      >
        <span className="truncate">{name}</span>
      </Link>
    ),
  },
  { id: 'state', header: 'State', cell: (row) => <StateTag {...row} /> },
  {
    id: 'ran',
    header: 'Last check (UTC)',
    cell: ({ ranAt }) => (ranAt === null ? null : <TimeText at={ranAt} style="moment" />),
  },
]

/** The last check of each account: those that differ first, then those that were looked at longest ago. */
export function ResultsPanel({ rows, accounts }: { rows: readonly ResultRow[]; accounts: number }) {
  const sentence =
    rows.length < accounts
      ? `${rows.length} of ${accounts}; find others on the page of accounts`
      : 'those that differ first'
  return (
    <Panel title="Accounts" sentence={sentence}>
      {rows.length === 0 ? (
        <EmptyState title="No account yet" />
      ) : (
        <DataTable caption="Accounts" columns={COLUMNS} rows={rows} rowKey={({ account }) => account} />
      )}
    </Panel>
  )
}
