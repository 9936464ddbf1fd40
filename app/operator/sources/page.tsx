import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { gateOperator } from '@/app/operator/gate-operator'
import { SourcesView } from '@/app/operator/sources/sources-view'
import { publicUrl } from '@/lib/env'
import { listAccountSources } from '@/lib/sources/list-account-sources'
import { listSources } from '@/lib/sources/list-sources'
import { accountSourcesQuery, PLATFORM_PLACE, sourcesQuery } from '@/lib/sources/query-options'

export const metadata: Metadata = { title: 'Sources' }

export default async function SourcesPage() {
  await gateOperator()
  const client = new QueryClient()
  await Promise.all([
    client.prefetchQuery({ ...sourcesQuery(PLATFORM_PLACE), queryFn: () => listSources(null) }),
    client.prefetchInfiniteQuery({ ...accountSourcesQuery(), queryFn: () => listAccountSources({}) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SourcesView address={publicUrl()} />
    </HydrationBoundary>
  )
}
