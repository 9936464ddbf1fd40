'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { RollKeyDialog } from '@/components/keys/roll-key-dialog'
import { ActDialog } from '@/components/ui/act-dialog'
import { Button } from '@/components/ui/button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import { type KeyState, prepareKeyState } from '@/lib/keys/prepare-key-state'
import { keysQuery, revokeKeyMutation } from '@/lib/keys/query-options'
import type { KeyRow } from '@/lib/keys/schema'

const TONES = { active: 'good', expired: 'plain', revoked: 'bad' } as const
const WORDS: Record<KeyState, string> = { active: 'Active', expired: 'Expired', revoked: 'Revoked' }

const timeOr = (at: string | null, word: string) =>
  at ? <TimeText at={at} /> : <span className="text-ink-2">{word}</span>

function nameCell({ name, hint }: KeyRow) {
  return (
    <>
      <span className="block max-w-56 truncate" title={name}>
        {name}
      </span>
      <span className="block font-mono text-xs text-ink-2">{hint}</span>
    </>
  )
}

function projectCell({ project }: KeyRow) {
  return (
    <span className="block max-w-40 truncate" title={project.name}>
      {project.name}
    </span>
  )
}

function stateCell(key: KeyRow, atMs: number) {
  const state = prepareKeyState(key, atMs)
  return <Tag tone={TONES[state]}>{WORDS[state]}</Tag>
}

const columnsAt = (atMs: number): readonly Column<KeyRow>[] => [
  { id: 'name', header: 'Name', heading: true, cell: nameCell },
  { id: 'state', header: 'State', cell: (key) => stateCell(key, atMs) },
  { id: 'project', header: 'Project', cell: projectCell },
  {
    id: 'scopes',
    header: 'Scopes',
    cell: ({ scopes }) => <span className="text-ink-2">{scopes.join(', ')}</span>,
  },
  { id: 'created', header: 'Created', cell: ({ createdAt }) => <TimeText at={createdAt} /> },
  { id: 'used', header: 'Last used', cell: ({ lastUsedAt }) => timeOr(lastUsedAt, 'Never') },
  { id: 'expires', header: 'Expires', cell: ({ expiresAt }) => timeOr(expiresAt, 'Never') },
]

type Choose = { roll: (key: KeyRow) => void; revoke: (key: KeyRow) => void }

function actionColumn(atMs: number, { roll, revoke }: Choose): Column<KeyRow> {
  return {
    id: 'actions',
    header: <span className="sr-only">Actions</span>,
    numeric: true,
    cell: (key) =>
      prepareKeyState(key, atMs) === 'active' ? (
        <span className="inline-flex gap-3">
          <Button tone="link" aria-label={`Roll ${key.name}`} onClick={() => roll(key)}>
            Roll
          </Button>
          <Button tone="link" aria-label={`Revoke ${key.name}`} onClick={() => revoke(key)}>
            Revoke
          </Button>
        </span>
      ) : null,
  }
}

export type KeysPanelProps = { account: string; address: string; canChange: boolean }

/** Every key of the account, those that work first. States are as of the moment the list was read. */
export function KeysPanel({ account, address, canChange }: KeysPanelProps) {
  const keys = useQuery(keysQuery(account))
  const [rolling, setRolling] = useState<KeyRow | null>(null)
  const [revoking, setRevoking] = useState<KeyRow | null>(null)
  const atMs = keys.dataUpdatedAt
  const choose = { roll: setRolling, revoke: setRevoking }
  const columns = [...columnsAt(atMs), ...(canChange ? [actionColumn(atMs, choose)] : [])]
  const isActive = (key: KeyRow) => prepareKeyState(key, atMs) === 'active'
  return (
    <Panel title="API keys" sentence="Programs call models and read usage with them.">
      <QueryState
        query={keys}
        height={120}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState title="No keys yet">A key says which project a request belongs to.</EmptyState>}
      >
        {(rows) => (
          <DataTable
            caption="API keys"
            columns={columns}
            rows={[...rows.filter(isActive), ...rows.filter((key) => !isActive(key))]}
            rowKey={({ keyId }) => keyId}
          />
        )}
      </QueryState>
      <RollKeyDialog account={account} address={address} target={rolling} onClose={() => setRolling(null)} />
      <ActDialog
        target={revoking}
        title={`Revoke ${revoking?.name ?? ''}?`}
        description={
          `${revoking?.hint ?? ''} stops working at once, for good. Its usage stays, and requests ` +
          'made with it that are logged later still count.'
        }
        act="Revoke key"
        acting="Revoking…"
        done={`${revoking?.name ?? 'The key'} is revoked`}
        mutation={revokeKeyMutation(account)}
        listKey={keysQuery(account).queryKey}
        onClose={() => setRevoking(null)}
      />
    </Panel>
  )
}
