import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { RequestsView } from '@/app/a/[account]/requests/requests-view'
import { loadLogParams, logQueryOf } from '@/components/usage/log-params'
import { getAccount } from '@/lib/accounts/get-account'
import { listKeys } from '@/lib/keys/list-keys'
import { keysQuery } from '@/lib/keys/query-options'
import { prepareLogQueries } from '@/lib/usage/prepare-log-queries'
import { requestLogQuery, usageTotalsQuery } from '@/lib/usage/query-options'
import { readRequestLog } from '@/lib/usage/read-request-log'
import { readUsageTotals } from '@/lib/usage/read-usage-totals'

export const metadata: Metadata = { title: 'Requests' }

type Props = { params: Promise<{ account: string }>; searchParams: Promise<SearchParams> }

/**
 * What can't be read here (an address that asks for what can't be) is left to the browser, which tells why.
 */
export default async function RequestsPage({ params, searchParams }: Props) {
  const { account } = await params
  const { accountId } = await gateAccount(account)
  const now = new Date()
  const details = await getAccount(accountId)
  const zone = details?.timeZone ?? 'UTC'
  const { log, totals } = prepareLogQueries(logQueryOf(await loadLogParams(searchParams), zone))
  const client = new QueryClient()
  await Promise.all([
    client.prefetchQuery({
      ...requestLogQuery(account, log),
      queryFn: () => readRequestLog(accountId, log, { now }),
    }),
    client.prefetchQuery({
      ...usageTotalsQuery(account, totals),
      queryFn: () => readUsageTotals(accountId, totals, { now }),
    }),
    client.prefetchQuery({ ...keysQuery(account), queryFn: () => listKeys(accountId) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RequestsView account={account} accountZone={zone} readAt={now.toISOString()} />
    </HydrationBoundary>
  )
}
