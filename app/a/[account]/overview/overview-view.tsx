'use client'

import { useQuery } from '@tanstack/react-query'
import { BalancePanel } from '@/components/billing/balance-panel'
import { SeriesChart } from '@/components/charts/series-chart'
import { UpgradePrompt } from '@/components/limits/upgrade-prompt'
import { LiveStatus } from '@/components/live/live-status'
import { PageHeader } from '@/components/shell/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { QueryState } from '@/components/ui/query-state'
import { RangePicker } from '@/components/ui/range-picker'
import { useReader } from '@/components/ui/reader'
import { ZonePicker } from '@/components/ui/zone-picker'
import { FirstRequest } from '@/components/usage/first-request'
import { OverviewTiles } from '@/components/usage/overview-tiles'
import { TopModels } from '@/components/usage/top-models'
import { useUsageView } from '@/components/usage/use-usage-view'
import { billingOverviewQuery } from '@/lib/billing/query-options'
import { formatPreset } from '@/lib/time/format-preset'
import { localDay } from '@/lib/time/local-day'
import { prepareLiveChart } from '@/lib/usage/prepare-live-chart'
import { prepareOverviewQueries } from '@/lib/usage/prepare-overview-queries'
import {
  latencyQuery,
  liveMinutesQuery,
  refusedQuery,
  usageQuery,
  usageTotalsQuery,
} from '@/lib/usage/query-options'
import type { LiveMinutes, UsageQuery } from '@/lib/usage/schema'

export type OverviewViewProps = {
  account: string
  accountZone: string
  /** Since when refusals are counted for the upgrade prompt. */
  refusedSince: string
  proRequests: number | null
  /** False until the account's first request was logged. */
  hasUsage: boolean
  serverUrl: string
}

const isQuiet = ({ minutes }: LiveMinutes) =>
  minutes.every((each) => each.served === '0' && each.refused === '0')

export function OverviewView(props: OverviewViewProps) {
  const { account, accountZone, hasUsage, serverUrl } = props
  const { query, setView } = useUsageView({
    zone: accountZone,
    range: '24h',
    group: 'none',
    measure: 'requests',
  })
  const { range, from, to, zone } = query
  const live = useQuery(liveMinutesQuery(account))
  if (!hasUsage && (!live.data || isQuiet(live.data)))
    return <FirstRequest account={account} serverUrl={serverUrl} />
  return (
    <>
      <PageHeader title="Overview">
        <LiveStatus />
        <RangePicker
          value={{ range, from, to }}
          today={localDay(live.data?.endAt ?? props.refusedSince, zone)}
          onChange={(next) => setView({ range: next.range, from: next.from ?? null, to: next.to ?? null })}
        />
        <ZonePicker value={zone} accountZone={accountZone} onChange={(next) => setView({ zone: next })} />
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <Prompt {...props} />
        <RangeTiles account={account} query={query} />
        <QueryState query={live} height={372}>
          {(data) => <LiveChart account={account} minutes={data} zone={zone} />}
        </QueryState>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5 wide:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
          <RangeCosts account={account} query={query} />
          <Balance account={account} />
        </div>
      </div>
    </>
  )
}

function Prompt({ account, refusedSince, proRequests }: OverviewViewProps) {
  const billing = useQuery(billingOverviewQuery(account)).data
  const refused = useQuery(refusedQuery(account, refusedSince)).data
  if (billing?.tierId !== 'basic' || !refused) return null
  const missing = BigInt(billing.proDepositPicos) - BigInt(billing.depositsPicos)
  return (
    <UpgradePrompt
      account={account}
      refused={refused}
      missingPicos={missing.toString()}
      proRequests={proRequests}
    />
  )
}

type RangeProps = { account: string; query: UsageQuery }

function RangeTiles({ account, query }: RangeProps) {
  const asked = prepareOverviewQueries(query)
  const totals = useQuery(usageTotalsQuery(account, asked.series))
  const series = useQuery(usageQuery(account, asked.series))
  const latency = useQuery(latencyQuery(account, asked.latency))
  const isWhole = totals.data && series.data && latency.data
  const tiles = {
    ...totals,
    data: isWhole ? { totals: totals.data, series: series.data, latency: latency.data } : undefined,
    error: totals.error ?? series.error ?? latency.error,
    refetch: () => Promise.all([totals.refetch(), series.refetch(), latency.refetch()]),
  }
  return (
    <QueryState query={tiles} height={138}>
      {(data) => <OverviewTiles range={query.range} {...data} />}
    </QueryState>
  )
}

function LiveChart({ account, minutes, zone }: { account: string; minutes: LiveMinutes; zone: string }) {
  const { locale } = useReader()
  const search = new URLSearchParams({ range: '1h', by: 'minute', group: 'status', zone })
  return (
    <SeriesChart
      model={prepareLiveChart(minutes, { locale, zone })}
      actions={
        <LinkButton tone="link" href={`/a/${account}/usage?${search}`}>
          Open in Usage
        </LinkButton>
      }
    />
  )
}

function RangeCosts({ account, query }: RangeProps) {
  const { range, from, to, zone } = query
  const models = useQuery(usageQuery(account, prepareOverviewQueries(query).models))
  const search = new URLSearchParams({ range, zone, ...(from && to ? { from, to } : {}) })
  return (
    <QueryState query={models} height={330}>
      {(data) => (
        <TopModels
          account={account}
          answer={data}
          rangeText={formatPreset(range).toLowerCase()}
          search={search.toString()}
        />
      )}
    </QueryState>
  )
}

function Balance({ account }: { account: string }) {
  const billing = useQuery(billingOverviewQuery(account))
  return (
    <QueryState query={billing} height={330}>
      {(data) => <BalancePanel account={account} billing={data} />}
    </QueryState>
  )
}
