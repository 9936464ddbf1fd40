'use client'

import { useQuery } from '@tanstack/react-query'
import { RerateDetailPanels } from '@/components/rating/rerate-detail-panels'
import { PageHeader } from '@/components/shell/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { QueryState } from '@/components/ui/query-state'
import { rerateQuery } from '@/lib/rating/query-options'

/** One run of re-rating: what it rates, how far it is, what it has changed. */
export function RerateView({ id }: { id: string }) {
  const run = useQuery(rerateQuery(id))
  return (
    <>
      <PageHeader title="Re-rate">
        <LinkButton href="/operator/prices/re-rates">All re-rates</LinkButton>
      </PageHeader>
      <QueryState query={run} height={400}>
        {(data) => <RerateDetailPanels run={data} />}
      </QueryState>
    </>
  )
}
