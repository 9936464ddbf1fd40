import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccountView } from '@/app/operator/accounts/[account]/account-view'
import { gateOperator } from '@/app/operator/gate-operator'
import { getAccount } from '@/lib/accounts/get-account'
import { listAudit } from '@/lib/auth/list-audit'
import { getOperatedAccount } from '@/lib/billing/get-operated-account'
import { listEntries } from '@/lib/billing/list-entries'
import { auditQuery, operatedAccountQuery, operatedEntriesQuery } from '@/lib/billing/query-options'
import { entriesQuerySchema } from '@/lib/billing/schema'
import { parseId } from '@/lib/db/id'
import { publicUrl } from '@/lib/env'
import { listSources } from '@/lib/sources/list-sources'
import { placeForOperators, sourcesQuery } from '@/lib/sources/query-options'

export const metadata: Metadata = { title: 'An account' }

export default async function AccountPage({ params }: { params: Promise<{ account: string }> }) {
  await gateOperator()
  const { account } = await params
  const accountId = parseId('acc', account)
  if (accountId === null || !(await getAccount(accountId))) notFound()
  const client = new QueryClient()
  const now = new Date()
  const firstPage = entriesQuerySchema.parse({})
  await Promise.all([
    client.prefetchQuery({
      ...operatedAccountQuery(account),
      queryFn: () => getOperatedAccount(accountId, { now }),
    }),
    client.prefetchInfiniteQuery({
      ...operatedEntriesQuery(account),
      queryFn: () => listEntries(accountId, firstPage),
    }),
    client.prefetchInfiniteQuery({ ...auditQuery(account), queryFn: () => listAudit({ accountId }) }),
    client.prefetchQuery({
      ...sourcesQuery(placeForOperators(account)),
      queryFn: () => listSources(accountId),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AccountView account={account} address={publicUrl()} />
    </HydrationBoundary>
  )
}
