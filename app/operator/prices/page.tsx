import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { gateOperator } from '@/app/operator/gate-operator'
import { PricesView } from '@/app/operator/prices/prices-view'
import { listModels } from '@/lib/pricing/list-models'
import { bookQuery } from '@/lib/pricing/query-options'

export const metadata: Metadata = { title: 'Prices' }

export default async function PricesPage() {
  await gateOperator()
  const client = new QueryClient()
  await client.prefetchQuery({ ...bookQuery(), queryFn: () => listModels({ now: new Date() }) })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PricesView />
    </HydrationBoundary>
  )
}
