import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { gateOperator } from '@/app/operator/gate-operator'
import { ReratesView } from '@/app/operator/prices/re-rates/rerates-view'
import { listRerates } from '@/lib/rating/list-rerates'
import { reratesQuery } from '@/lib/rating/query-options'

export const metadata: Metadata = { title: 'Re-rates' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReratesPage({ searchParams }: Props) {
  await gateOperator()
  const { model } = await searchParams
  const client = new QueryClient()
  client.setQueryData(reratesQuery().queryKey, await listRerates())
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ReratesView models={typeof model === 'string' ? model : ''} />
    </HydrationBoundary>
  )
}
