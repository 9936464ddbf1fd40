'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CreateKeyDialog } from '@/components/keys/create-key-dialog'
import { KeysPanel } from '@/components/keys/keys-panel'
import type { ProjectChoice } from '@/components/keys/new-key-form'
import { SourcesPanel } from '@/components/keys/sources-panel'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { keysQuery } from '@/lib/keys/query-options'
import { placeOfAccount } from '@/lib/sources/query-options'

export type KeysViewProps = {
  account: string
  address: string
  projects: readonly ProjectChoice[]
  canChange: boolean
}

export function KeysView({ account, address, projects, canChange }: KeysViewProps) {
  const [isCreating, setCreating] = useState(false)
  const keys = useQuery(keysQuery(account)).data ?? []
  // A project that a key brought along a moment ago is offered for the next one.
  const known = new Map([...projects, ...keys.map(({ project }) => project)].map((each) => [each.id, each]))
  return (
    <>
      <PageHeader title="Keys">
        {canChange ? (
          <Button tone="primary" onClick={() => setCreating(true)}>
            Create key
          </Button>
        ) : (
          <p className="text-xs text-ink-2">Your role is viewer; members and owners can change this.</p>
        )}
      </PageHeader>
      <div className="grid gap-5">
        <KeysPanel account={account} address={address} canChange={canChange} />
        <SourcesPanel place={placeOfAccount(account)} address={address} canChange={canChange} />
      </div>
      <CreateKeyDialog
        account={account}
        address={address}
        projects={[...known.values()]}
        open={isCreating}
        onOpenChange={setCreating}
      />
    </>
  )
}
