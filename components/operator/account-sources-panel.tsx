'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { ActDialog } from '@/components/ui/act-dialog'
import { Button } from '@/components/ui/button'
import { buttonClasses } from '@/components/ui/button-classes'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import {
  accountSourcesQuery,
  placeForOperators,
  revokeSourceMutation,
  sourcesKey,
} from '@/lib/sources/query-options'
import type { AccountSourceRow } from '@/lib/sources/schema'

const COLUMNS: readonly Column<AccountSourceRow>[] = [
  {
    id: 'name',
    header: 'Source',
    heading: true,
    cell: ({ name, hint }) => (
      <>
        <span className="block max-w-56 truncate" title={name}>
          {name}
        </span>
        <span className="block font-mono text-xs text-ink-2">{hint}</span>
      </>
    ),
  },
  {
    id: 'account',
    header: 'Account',
    cell: ({ account, accountName }) => (
      <Link href={`/operator/accounts/${account}`} className={buttonClasses('link', 'max-w-56')}>
        <span className="truncate">{accountName}</span>
      </Link>
    ),
  },
  {
    id: 'state',
    header: 'State',
    cell: ({ revokedAt }) => (revokedAt ? <Tag tone="bad">Revoked</Tag> : <Tag tone="good">Active</Tag>),
  },
  { id: 'created', header: 'Created', wideOnly: true, cell: ({ createdAt }) => <TimeText at={createdAt} /> },
]

function actionColumn(revoke: (source: AccountSourceRow) => void): Column<AccountSourceRow> {
  return {
    id: 'actions',
    header: <span className="sr-only">Actions</span>,
    numeric: true,
    cell: (source) =>
      source.revokedAt ? null : (
        <Button
          tone="link"
          aria-label={`Revoke ${source.name} of ${source.accountName}`}
          onClick={() => revoke(source)}
        >
          Revoke
        </Button>
      ),
  }
}

/** The sources of all accounts, each of one; their members make them, operators may end them. */
export function AccountSourcesPanel() {
  const sources = useInfiniteQuery(accountSourcesQuery())
  const [revoking, setRevoking] = useState<AccountSourceRow | null>(null)
  return (
    <Panel title="Sources of accounts" sentence="newest first; make one on the account’s page">
      <QueryState
        query={sources}
        height={120}
        isEmpty={({ pages }) => pages.every(({ rows }) => rows.length === 0)}
        empty={<EmptyState title="No account has a source yet" />}
      >
        {({ pages }) => (
          <DataTable
            caption="Sources of accounts"
            columns={[...COLUMNS, actionColumn(setRevoking)]}
            rows={pages.flatMap(({ rows }) => rows)}
            rowKey={({ sourceId }) => sourceId}
          />
        )}
      </QueryState>
      {sources.hasNextPage ? (
        <div className="border-t border-line px-4 py-2">
          <Button onClick={() => void sources.fetchNextPage()} busy={sources.isFetchingNextPage}>
            Show older sources
          </Button>
        </div>
      ) : null}
      <ActDialog
        target={revoking}
        title={`Revoke ${revoking?.name ?? ''}?`}
        description="What it sends from now on is refused, for good. What it has sent stays and is billed."
        act="Revoke source"
        acting="Revoking…"
        done={`${revoking?.name ?? 'The source'} is revoked`}
        mutation={revokeSourceMutation(placeForOperators(revoking?.account ?? ''))}
        listKey={sourcesKey}
        onClose={() => setRevoking(null)}
      />
    </Panel>
  )
}
