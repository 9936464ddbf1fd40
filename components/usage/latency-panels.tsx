'use client'

import { useMemo } from 'react'
import { SeriesChart } from '@/components/charts/series-chart'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { QueryLike } from '@/components/ui/query-state'
import { useReader } from '@/components/ui/reader'
import { dayChange } from '@/components/usage/day-change'
import { LatencyBreakdown } from '@/components/usage/latency-breakdown'
import { NO_FILTERS } from '@/components/usage/no-filters'
import { UsageState } from '@/components/usage/usage-state'
import type { ViewParams } from '@/components/usage/view-params'
import type { ChartBar } from '@/lib/usage/chart-schema'
import { FILTERS } from '@/lib/usage/prepare-filters'
import { prepareLatencyChart } from '@/lib/usage/prepare-latency-chart'
import { preparePreviousLabel } from '@/lib/usage/prepare-previous-label'
import { prepareTitle } from '@/lib/usage/prepare-title'
import type { LatencyAnswer, Timing, UsageQuery } from '@/lib/usage/schema'

export type LatencyPanelsProps = {
  account: string
  view: UsageQuery
  timing: Timing
  query: QueryLike<LatencyAnswer>
  setView: (change: Partial<ViewParams>) => void
}

type ChartProps = Pick<LatencyPanelsProps, 'view' | 'setView'> & { answer: LatencyAnswer }

const isEmpty = (answer: LatencyAnswer) => answer.total === null
const FIELDS: Record<Timing, string> = { latency: 'latency_ms', ttft: 'ttft_ms' }

function Chart({ view, answer, setView }: ChartProps) {
  const { locale } = useReader()
  const model = useMemo(
    () => prepareLatencyChart(answer, { locale, against: preparePreviousLabel(view) }),
    [answer, locale, view],
  )
  const narrow = (bar: ChartBar) => setView(dayChange(bar, answer.zone))
  return (
    <SeriesChart model={model} drawing="lines" onPick={answer.granularity === 'day' ? narrow : undefined} />
  )
}

function Empty({ view, timing, setView }: Pick<LatencyPanelsProps, 'view' | 'timing' | 'setView'>) {
  const isFiltered = FILTERS.some((name) => view[name])
  return (
    <EmptyState title="No request in this range reported it">
      <p>
        Logs say it in a row&apos;s field <code>{FIELDS[timing]}</code>.
      </p>
      {isFiltered ? (
        <div className="mt-2">
          <Button onClick={() => setView(NO_FILTERS)}>Clear filters</Button>
        </div>
      ) : null}
    </EmptyState>
  )
}

/** How long requests took: percentiles as lines over time, and as a table by group. */
export function LatencyPanels({ account, view, timing, query, setView }: LatencyPanelsProps) {
  const answer = query.data
  return (
    <div className="grid gap-5">
      <UsageState
        query={query}
        title={prepareTitle(timing, view.group)}
        height={368}
        isEmpty={isEmpty}
        empty={<Empty view={view} timing={timing} setView={setView} />}
      >
        {(data) => <Chart view={view} answer={data} setView={setView} />}
      </UsageState>
      {answer && !isEmpty(answer) ? (
        <LatencyBreakdown account={account} answer={answer} setView={setView} />
      ) : null}
    </div>
  )
}
