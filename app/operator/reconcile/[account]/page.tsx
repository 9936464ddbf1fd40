import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { gateOperator } from '@/app/operator/gate-operator'
import { ResultView } from '@/app/operator/reconcile/[account]/result-view'
import { getAccount } from '@/lib/accounts/get-account'
import { parseId } from '@/lib/db/id'
import { accountResultQuery } from '@/lib/reconcile/query-options'
import { readResult } from '@/lib/reconcile/read-result'

export const metadata: Metadata = { title: 'Reconcile an account' }

export default async function ResultPage({ params }: { params: Promise<{ account: string }> }) {
  await gateOperator()
  const { account } = await params
  const accountId = parseId('acc', account)
  const found = accountId === null ? null : await getAccount(accountId)
  if (accountId === null || !found) notFound()
  const client = new QueryClient()
  const queryFn = () => readResult(accountId, { now: new Date() })
  await client.prefetchQuery({ ...accountResultQuery(account), queryFn })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ResultView account={account} name={found.name} />
    </HydrationBoundary>
  )
}
