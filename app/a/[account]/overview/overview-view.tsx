'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
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
import { liveMinutesQuery, refusedQuery, usageQuery, usageTotalsQuery } from '@/lib/usage/query-options'
import type { LiveMinutes } from '@/lib/usage/schema'

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
  const { account, accountZone, refusedSince, proRequests, hasUsage, serverUrl } = props
  const { locale } = useReader()
  const { query, setView } = useUsageView({
    zone: accountZone,
    range: '24h',
    group: 'none',
    measure: 'requests',
  })
  const asked = useMemo(() => prepareOverviewQueries(query), [query])
  const live = useQuery(liveMinutesQuery(account))
  const totals = useQuery(usageTotalsQuery(account, asked.series))
  const series = useQuery(usageQuery(account, asked.series))
  const models = useQuery(usageQuery(account, asked.models))
  const billing = useQuery(billingOverviewQuery(account))
  const refused = useQuery(refusedQuery(account, refusedSince))
  if (!hasUsage && (!live.data || isQuiet(live.data)))
    return <FirstRequest account={account} serverUrl={serverUrl} />
  const { range, from, to, zone } = query
  const tiles = {
    ...totals,
    data:
      totals.data && series.data && billing.data
        ? { totals: totals.data, series: series.data, billing: billing.data }
        : undefined,
    error: totals.error ?? series.error ?? billing.error,
    refetch: () => Promise.all([totals.refetch(), series.refetch(), billing.refetch()]),
  }
  const isBasic = billing.data?.tierId === 'basic'
  return (
    <>
      <PageHeader title="Overview">
        <LiveStatus />
        <RangePicker
          value={{ range, from, to }}
          today={localDay(totals.data?.completeTo ?? refusedSince, zone)}
          onChange={(next) => setView({ range: next.range, from: next.from ?? null, to: next.to ?? null })}
        />
        <ZonePicker value={zone} accountZone={accountZone} onChange={(next) => setView({ zone: next })} />
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {isBasic && billing.data && refused.data ? (
          <UpgradePrompt
            account={account}
            refused={refused.data}
            missingPicos={(
              BigInt(billing.data.proDepositPicos) - BigInt(billing.data.depositsPicos)
            ).toString()}
            proRequests={proRequests}
          />
        ) : null}
        <QueryState query={tiles} height={138}>
          {(data) => <OverviewTiles range={range} {...data} />}
        </QueryState>
        <QueryState query={live} height={372}>
          {(data) => (
            <SeriesChart
              model={prepareLiveChart(data, { locale, zone })}
              actions={
                <LinkButton
                  tone="link"
                  href={`/a/${account}/usage?range=1h&by=minute&group=status&zone=${zone}`}
                >
                  Open in Usage
                </LinkButton>
              }
            />
          )}
        </QueryState>
        <div className="grid gap-5 wide:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
          <QueryState query={models} height={330}>
            {(data) => (
              <TopModels
                account={account}
                answer={data}
                rangeText={formatPreset(range).toLowerCase()}
                search={new URLSearchParams({ range, zone, ...(from && to ? { from, to } : {}) }).toString()}
              />
            )}
          </QueryState>
          <QueryState query={billing} height={330}>
            {(data) => <BalancePanel account={account} billing={data} />}
          </QueryState>
        </div>
      </div>
    </>
  )
}
