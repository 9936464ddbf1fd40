'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EnterRateDialog } from '@/components/operator/enter-rate-dialog'
import { NameUsageDialog } from '@/components/rating/name-usage-dialog'
import { UnpricedTable } from '@/components/rating/unpriced-table'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { unpricedQuery } from '@/lib/rating/query-options'
import type { UnpricedUsage } from '@/lib/rating/schema'

/** What waits for a price, and the two ways out: a price, or the model that the name stands for. */
export function UnpricedView() {
  const queue = useQuery(unpricedQuery())
  const [pricing, setPricing] = useState<UnpricedUsage | null>(null)
  const [naming, setNaming] = useState<UnpricedUsage | null>(null)
  return (
    <>
      <PageHeader title="Unpriced usage">
        <LinkButton href="/operator/prices">Prices</LinkButton>
      </PageHeader>
      <Panel
        title="Waiting for a price"
        sentence="never counted as $0; priced within seconds of the price or name that covers it"
      >
        <QueryState
          query={queue}
          height={240}
          isEmpty={(rows) => rows.length === 0}
          empty={<EmptyState title="Nothing waits">All usage has a price.</EmptyState>}
        >
          {(rows) => <UnpricedTable rows={rows} onPrice={setPricing} onName={setNaming} />}
        </QueryState>
      </Panel>
      <EnterRateDialog
        key={pricing ? `${pricing.kind} ${pricing.model}` : 'none'}
        model={pricing?.canonical ?? pricing?.model ?? ''}
        kind={pricing?.kind ?? 'text'}
        open={pricing !== null}
        onOpenChange={(open) => !open && setPricing(null)}
      />
      <NameUsageDialog name={naming?.model ?? null} onClose={() => setNaming(null)} />
    </>
  )
}
