'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CreateSourceDialog } from '@/components/keys/create-source-dialog'
import { ActDialog } from '@/components/ui/act-dialog'
import { Button } from '@/components/ui/button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import { revokeSourceMutation, sourcesQuery } from '@/lib/sources/query-options'
import type { SourceRow } from '@/lib/sources/schema'

function nameCell({ name, hint }: SourceRow) {
  return (
    <>
      <span className="block max-w-56 truncate" title={name}>
        {name}
      </span>
      <span className="block font-mono text-xs text-ink-2">{hint}</span>
    </>
  )
}

function stateCell({ revokedAt }: SourceRow) {
  return revokedAt ? <Tag tone="bad">Revoked</Tag> : <Tag tone="good">Active</Tag>
}

const COLUMNS: readonly Column<SourceRow>[] = [
  { id: 'name', header: 'Name', heading: true, cell: nameCell },
  { id: 'state', header: 'State', cell: stateCell },
  { id: 'created', header: 'Created', cell: ({ createdAt }) => <TimeText at={createdAt} /> },
]

function actionColumn(revoke: (source: SourceRow) => void): Column<SourceRow> {
  return {
    id: 'actions',
    header: <span className="sr-only">Actions</span>,
    numeric: true,
    cell: (source) =>
      source.revokedAt ? null : (
        <Button tone="link" aria-label={`Revoke ${source.name}`} onClick={() => revoke(source)}>
          Revoke
        </Button>
      ),
  }
}

export type SourcesPanelProps = {
  /** Where these sources are asked for. */
  place: string
  address: string
  canChange: boolean
  /** In place of the words that an account's members read. */
  title?: string
  sentence?: string
}

const TITLE = 'Sources that may send request logs'
const SENTENCE = 'Each has a secret of its own for POST /v1/events.'

/** Who may report the requests of an account, or of all. */
export function SourcesPanel(props: SourcesPanelProps) {
  const { place, address, canChange, title = TITLE, sentence = SENTENCE } = props
  const sources = useQuery(sourcesQuery(place))
  const [isCreating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<SourceRow | null>(null)
  const columns = canChange ? [...COLUMNS, actionColumn(setRevoking)] : COLUMNS
  return (
    <Panel
      title={title}
      sentence={sentence}
      actions={canChange ? <Button onClick={() => setCreating(true)}>Create source</Button> : null}
    >
      <QueryState
        query={sources}
        height={120}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState title="No sources yet">Usage appears here once one sends its first request.</EmptyState>
        }
      >
        {(rows) => (
          <DataTable
            caption={title}
            columns={columns}
            rows={[...rows.filter((row) => !row.revokedAt), ...rows.filter((row) => row.revokedAt)]}
            rowKey={({ sourceId }) => sourceId}
          />
        )}
      </QueryState>
      <CreateSourceDialog place={place} address={address} open={isCreating} onOpenChange={setCreating} />
      <ActDialog
        target={revoking}
        title={`Revoke ${revoking?.name ?? ''}?`}
        description="What it sends from now on is refused, for good. What it has sent stays and is billed."
        act="Revoke source"
        acting="Revoking…"
        done={`${revoking?.name ?? 'The source'} is revoked`}
        mutation={revokeSourceMutation(place)}
        listKey={sourcesQuery(place).queryKey}
        onClose={() => setRevoking(null)}
      />
    </Panel>
  )
}
