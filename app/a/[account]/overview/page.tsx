import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { OverviewView } from '@/app/a/[account]/overview/overview-view'
import { loadViewParams, usageQueryOf } from '@/components/usage/view-params'
import { getAccount } from '@/lib/accounts/get-account'
import { billingOverview } from '@/lib/billing/billing-overview'
import { billingOverviewQuery } from '@/lib/billing/query-options'
import { publicUrl } from '@/lib/env'
import { currentLimits } from '@/lib/limits/current-limits'
import { DAY_MS, HOUR_MS } from '@/lib/time/range'
import { hasUsage } from '@/lib/usage/has-usage'
import { prepareOverviewQueries } from '@/lib/usage/prepare-overview-queries'
import {
  latencyQuery,
  liveMinutesQuery,
  refusedQuery,
  usageQuery,
  usageTotalsQuery,
} from '@/lib/usage/query-options'
import { readLatency } from '@/lib/usage/read-latency'
import { readLiveMinutes } from '@/lib/usage/read-live-minutes'
import { readUsage } from '@/lib/usage/read-usage'
import { readUsageTotals } from '@/lib/usage/read-usage-totals'
import { refusedSince } from '@/lib/usage/refused-since'

export const metadata: Metadata = { title: 'Overview' }

type Props = { params: Promise<{ account: string }>; searchParams: Promise<SearchParams> }

export default async function OverviewPage({ params, searchParams }: Props) {
  const { account } = await params
  const { accountId } = await gateAccount(account)
  const now = new Date()
  const details = await getAccount(accountId)
  const accountZone = details?.timeZone ?? 'UTC'
  const view = usageQueryOf(await loadViewParams(searchParams), {
    zone: accountZone,
    range: '24h',
    group: 'none',
    measure: 'requests',
  })
  const asked = prepareOverviewQueries(view)
  // A whole hour, so that the same question is asked again until the next one.
  const since = new Date(Math.floor((now.getTime() - 7 * DAY_MS) / HOUR_MS) * HOUR_MS)
  const [live, totals, series, models, latency, billing, refused, used, pro] = await Promise.all([
    readLiveMinutes(accountId, { now }),
    readUsageTotals(accountId, asked.series, { now }),
    readUsage(accountId, asked.series, { now }),
    readUsage(accountId, asked.models, { now }),
    readLatency(accountId, asked.latency, { now }),
    billingOverview(accountId, { now }),
    refusedSince(accountId, { since, now }),
    hasUsage(accountId, { now }),
    currentLimits({ accountId, tierId: 'pro', now }),
  ])
  const client = new QueryClient()
  client.setQueryData(liveMinutesQuery(account).queryKey, live)
  client.setQueryData(usageTotalsQuery(account, asked.series).queryKey, totals)
  client.setQueryData(usageQuery(account, asked.series).queryKey, series)
  client.setQueryData(usageQuery(account, asked.models).queryKey, models)
  client.setQueryData(latencyQuery(account, asked.latency).queryKey, latency)
  client.setQueryData(billingOverviewQuery(account).queryKey, billing)
  client.setQueryData(refusedQuery(account, since.toISOString()).queryKey, refused)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <OverviewView
        account={account}
        accountZone={accountZone}
        refusedSince={since.toISOString()}
        proRequests={pro.tier.requests}
        hasUsage={used}
        serverUrl={publicUrl()}
      />
    </HydrationBoundary>
  )
}
