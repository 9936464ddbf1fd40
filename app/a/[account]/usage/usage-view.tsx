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
import { UsageBreakdown } from '@/components/usage/usage-breakdown'
import { UsageChart } from '@/components/usage/usage-chart'
import { UsageEmpty } from '@/components/usage/usage-empty'
import { UsageState } from '@/components/usage/usage-state'
import { UsageUncharged } from '@/components/usage/usage-uncharged'
import { useUsageView } from '@/components/usage/use-usage-view'
import { localDay } from '@/lib/time/local-day'
import { prepareTitle } from '@/lib/usage/prepare-title'
import { prepareUsageQueries } from '@/lib/usage/prepare-usage-queries'
import { usageQuery, usageTotalsQuery } from '@/lib/usage/query-options'
import type { UsageAnswer } from '@/lib/usage/schema'

export type UsageViewProps = { account: string; accountZone: string; readAt: string }

const isEmpty = (answer: UsageAnswer) => answer.total.requests === '0'

export function UsageView({ account, accountZone, readAt }: UsageViewProps) {
  const { query: view, setView } = useUsageView({ ...USAGE_DEFAULTS, zone: accountZone })
  const asked = useMemo(() => prepareUsageQueries(view), [view])
  const series = useQuery(usageQuery(account, asked.series))
  const totals = useQuery(usageTotalsQuery(account, asked.totals))
  const { range, from, to, zone, group, measure } = view
  const answer = series.data
  return (
    <>
      <PageHeader title="Usage">
        <LiveStatus />
        {answer ? (
          <GranularityPicker
            range={{ startAt: new Date(answer.startAt), endAt: new Date(answer.endAt) }}
            value={(series.isPlaceholderData ? view.by : undefined) ?? answer.granularity}
            onChange={(by) => setView({ by })}
          />
        ) : null}
        <MeasureSelect value={measure} onChange={(next) => setView({ measure: next })} />
        <GroupingSelect value={group} onChange={(next) => setView({ group: next })} />
        <RangePicker
          value={{ range, from, to }}
          today={localDay(answer?.completeTo ?? readAt, zone)}
          onChange={(next) => setView({ by: null, from: null, to: null, ...next })}
        />
      </PageHeader>
      <FilterBar account={account} accountZone={accountZone} view={view} setView={setView} />
      <div className="grid gap-5">
        <UsageState
          query={series}
          title={prepareTitle(measure, group)}
          height={368}
          isEmpty={isEmpty}
          empty={<UsageEmpty account={account} view={view} setView={setView} />}
        >
          {(data) => (
            <UsageChart
              account={account}
              view={view}
              answer={data}
              totals={totals.isPlaceholderData || series.isPlaceholderData ? undefined : totals.data}
              setView={setView}
            />
          )}
        </UsageState>
        {answer && !isEmpty(answer) ? (
          <>
            <UsageBreakdown account={account} answer={answer} setView={setView} />
            <UsageUncharged {...answer.total} />
          </>
        ) : null}
      </div>
    </>
  )
}
