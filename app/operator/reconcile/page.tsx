import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { gateOperator } from '@/app/operator/gate-operator'
import { ReconcileView } from '@/app/operator/reconcile/reconcile-view'
import { reconcileOverviewQuery } from '@/lib/reconcile/query-options'
import { reconcileOverview } from '@/lib/reconcile/reconcile-overview'

export const metadata: Metadata = { title: 'Reconcile' }

export default async function ReconcilePage() {
  await gateOperator()
  const client = new QueryClient()
  await client.prefetchQuery({ ...reconcileOverviewQuery(), queryFn: reconcileOverview })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ReconcileView />
    </HydrationBoundary>
  )
}
