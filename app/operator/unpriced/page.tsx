import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { gateOperator } from '@/app/operator/gate-operator'
import { UnpricedView } from '@/app/operator/unpriced/unpriced-view'
import { listUnpriced } from '@/lib/rating/list-unpriced'
import { unpricedQuery } from '@/lib/rating/query-options'

export const metadata: Metadata = { title: 'Unpriced usage' }

export default async function UnpricedPage() {
  await gateOperator()
  const client = new QueryClient()
  client.setQueryData(unpricedQuery().queryKey, await listUnpriced({ now: new Date() }))
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <UnpricedView />
    </HydrationBoundary>
  )
}
