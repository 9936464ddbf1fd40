import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { USAGE_DEFAULTS } from '@/app/a/[account]/usage/usage-defaults'
import { UsageView } from '@/app/a/[account]/usage/usage-view'
import { loadViewParams, timingOf, usageQueryOf } from '@/components/usage/view-params'
import { getAccount } from '@/lib/accounts/get-account'
import { listKeys } from '@/lib/keys/list-keys'
import { keysQuery } from '@/lib/keys/query-options'
import { prepareLatencyQuery } from '@/lib/usage/prepare-latency-query'
import { prepareUsageQueries } from '@/lib/usage/prepare-usage-queries'
import { latencyQuery, usageQuery, usageTotalsQuery } from '@/lib/usage/query-options'
import { readLatency } from '@/lib/usage/read-latency'
import { readUsage } from '@/lib/usage/read-usage'
import { readUsageTotals } from '@/lib/usage/read-usage-totals'

export const metadata: Metadata = { title: 'Usage' }

type Props = { params: Promise<{ account: string }>; searchParams: Promise<SearchParams> }

/**
 * What can't be read here (an address that asks for what can't be) is left to the browser, which tells why.
 */
export default async function UsagePage({ params, searchParams }: Props) {
  const { account } = await params
  const { accountId } = await gateAccount(account)
  const now = new Date()
  const details = await getAccount(accountId)
  const zone = details?.timeZone ?? 'UTC'
  const viewParams = await loadViewParams(searchParams)
  const view = usageQueryOf(viewParams, { ...USAGE_DEFAULTS, zone })
  const timing = timingOf(viewParams)
  const { series, totals } = prepareUsageQueries(view)
  const latency = prepareLatencyQuery(view, timing ?? 'latency')
  const client = new QueryClient()
  const figures = timing
    ? [
        client.prefetchQuery({
          ...latencyQuery(account, latency),
          queryFn: () => readLatency(accountId, latency, { now }),
        }),
      ]
    : [
        client.prefetchQuery({
          ...usageQuery(account, series),
          queryFn: () => readUsage(accountId, series, { now }),
        }),
        client.prefetchQuery({
          ...usageTotalsQuery(account, totals),
          queryFn: () => readUsageTotals(accountId, totals, { now }),
        }),
      ]
  await Promise.all([
    ...figures,
    client.prefetchQuery({ ...keysQuery(account), queryFn: () => listKeys(accountId) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <UsageView account={account} accountZone={zone} readAt={now.toISOString()} />
    </HydrationBoundary>
  )
}
