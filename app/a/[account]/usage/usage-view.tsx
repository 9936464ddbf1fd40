'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { USAGE_DEFAULTS } from '@/app/a/[account]/usage/usage-defaults'
import { LiveStatus } from '@/components/live/live-status'
import { PageHeader } from '@/components/shell/page-header'
import { GranularityPicker } from '@/components/ui/granularity-picker'
import { GroupingSelect } from '@/components/ui/grouping-select'
import { MeasureSelect } from '@/components/ui/measure-select'
import { RangePicker } from '@/components/ui/range-picker'
import { FilterBar } from '@/components/usage/filter-bar'
import { LatencyPanels } from '@/components/usage/latency-panels'
import { UsagePanels } from '@/components/usage/usage-panels'
import { useUsageView } from '@/components/usage/use-usage-view'
import { localDay } from '@/lib/time/local-day'
import { prepareLatencyQuery } from '@/lib/usage/prepare-latency-query'
import { prepareUsageQueries } from '@/lib/usage/prepare-usage-queries'
import { latencyQuery, usageQuery, usageTotalsQuery } from '@/lib/usage/query-options'

export type UsageViewProps = { account: string; accountZone: string; readAt: string }

export function UsageView({ account, accountZone, readAt }: UsageViewProps) {
  const { query: view, timing, setView } = useUsageView({ ...USAGE_DEFAULTS, zone: accountZone })
  const asked = useMemo(() => prepareUsageQueries(view), [view])
  const series = useQuery({ ...usageQuery(account, asked.series), enabled: timing === null })
  const totals = useQuery({ ...usageTotalsQuery(account, asked.totals), enabled: timing === null })
  const latency = useQuery({
    ...latencyQuery(account, prepareLatencyQuery(view, timing ?? 'latency')),
    enabled: timing !== null,
  })
  const { range, from, to, zone, group, measure } = view
  const shown = timing ? latency : series
  const answer = shown.data
  return (
    <>
      <PageHeader title="Usage">
        <LiveStatus />
        {answer ? (
          <GranularityPicker
            range={{ startAt: new Date(answer.startAt), endAt: new Date(answer.endAt) }}
            value={(shown.isPlaceholderData ? view.by : undefined) ?? answer.granularity}
            onChange={(by) => setView({ by })}
          />
        ) : null}
        <MeasureSelect value={timing ?? measure} onChange={(next) => setView({ measure: next })} />
        <GroupingSelect value={group} onChange={(next) => setView({ group: next })} />
        <RangePicker
          value={{ range, from, to }}
          today={localDay(answer?.completeTo ?? readAt, zone)}
          onChange={(next) => setView({ by: null, from: null, to: null, ...next })}
        />
      </PageHeader>
      <FilterBar account={account} accountZone={accountZone} view={view} setView={setView} />
      {timing ? (
        <LatencyPanels account={account} view={view} timing={timing} query={latency} setView={setView} />
      ) : (
        <UsagePanels account={account} view={view} series={series} totals={totals} setView={setView} />
      )}
    </>
  )
}
