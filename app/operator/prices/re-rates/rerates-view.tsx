'use client'

import { useQuery } from '@tanstack/react-query'
import { BeginReratePanel } from '@/components/rating/begin-rerate-panel'
import { ReratesPanel } from '@/components/rating/rerates-panel'
import { PageHeader } from '@/components/shell/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { QueryState } from '@/components/ui/query-state'
import { reratesQuery } from '@/lib/rating/query-options'

/** Rates usage again, and shows every time that was done. */
export function ReratesView({ models }: { models: string }) {
  const runs = useQuery(reratesQuery())
  return (
    <>
      <PageHeader title="Re-rates">
        <LinkButton href="/operator/prices">Prices</LinkButton>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <BeginReratePanel models={models} />
        <QueryState query={runs} height={200}>
          {(all) => <ReratesPanel runs={all} />}
        </QueryState>
      </div>
    </>
  )
}
