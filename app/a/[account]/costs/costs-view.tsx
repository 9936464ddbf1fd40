'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { COST_DEFAULTS } from '@/app/a/[account]/costs/cost-defaults'
import { LiveStatus } from '@/components/live/live-status'
import { PageHeader } from '@/components/shell/page-header'
import { QueryState } from '@/components/ui/query-state'
import { RangePicker } from '@/components/ui/range-picker'
import { CompareSelect } from '@/components/usage/compare-select'
import { CostGroupingSelect } from '@/components/usage/cost-grouping-select'
import { CostLinesPanel } from '@/components/usage/cost-lines-panel'
import { costParams } from '@/components/usage/cost-params'
import { CostTiles } from '@/components/usage/cost-tiles'
import { FilterBar } from '@/components/usage/filter-bar'
import { ForecastPanel } from '@/components/usage/forecast-panel'
import { UsageBreakdown } from '@/components/usage/usage-breakdown'
import { UsageChart } from '@/components/usage/usage-chart'
import { UsageEmpty } from '@/components/usage/usage-empty'
import { UsageState } from '@/components/usage/usage-state'
import { UsageUncharged } from '@/components/usage/usage-uncharged'
import { useUsageView } from '@/components/usage/use-usage-view'
import { budgetsQuery } from '@/lib/alerts/query-options'
import { localDay } from '@/lib/time/local-day'
import { prepareCostQueries } from '@/lib/usage/prepare-cost-queries'
import { prepareTitle } from '@/lib/usage/prepare-title'
import { costLinesQuery, forecastQuery, usageQuery, usageTotalsQuery } from '@/lib/usage/query-options'
import type { UsageAnswer, UsageQuery } from '@/lib/usage/schema'

export type CostsViewProps = { account: string; accountZone: string; readAt: string }

const FIGURES = ['requests', 'tokens', 'costPicos'] as const

const isEmpty = (answer: UsageAnswer) => answer.total.requests === '0'

/** The three questions as one: the tiles stand once all of them are answered. */
function useCosts(account: string, asked: ReturnType<typeof prepareCostQueries>) {
  const series = useQuery(usageQuery(account, asked.series))
  const totals = useQuery(usageTotalsQuery(account, asked.totals))
  const lines = useQuery(costLinesQuery(account, asked.lines))
  const all = [series, totals, lines]
  const tiles = {
    data:
      series.data && totals.data && lines.data
        ? { series: series.data, totals: totals.data, costs: lines.data }
        : undefined,
    error: all.find((each) => each.error)?.error ?? null,
    isPlaceholderData: all.some((each) => each.isPlaceholderData),
    refetch: () => Promise.all(all.map((each) => each.refetch())),
  }
  return { series, totals, lines, tiles }
}

/** The account's own budget, for a page that is narrowed to nothing: only then they speak of the same. */
function useAccountBudget(account: string, view: UsageQuery): string | null {
  const { data } = useQuery(budgetsQuery(account))
  const { models, keys, projects, kinds, statuses } = view
  if (models ?? keys ?? projects ?? kinds ?? statuses) return null
  return data?.budgets.find(({ scope }) => scope === 'account')?.amountPicos ?? null
}

export function CostsView({ account, accountZone, readAt }: CostsViewProps) {
  const { query: view, setView } = useUsageView({ ...COST_DEFAULTS, zone: accountZone })
  const [{ split }, setParams] = useQueryStates(costParams, { history: 'push' })
  const asked = useMemo(() => prepareCostQueries(view, split), [view, split])
  const { series, totals, lines, tiles } = useCosts(account, asked)
  const forecast = useQuery(forecastQuery(account, asked.forecast))
  const budgetPicos = useAccountBudget(account, view)
  const { range, from, to, zone } = view
  const answer = series.data
  return (
    <>
      <PageHeader title="Costs">
        <LiveStatus />
        <CostGroupingSelect value={asked.series.group} onChange={(group) => setView({ group })} />
        <CompareSelect value={view.compare} onChange={(compare) => setView({ compare })} />
        <RangePicker
          value={{ range, from, to }}
          today={localDay(answer?.completeTo ?? readAt, zone)}
          onChange={(next) => setView({ from: null, to: null, ...next })}
        />
      </PageHeader>
      <FilterBar account={account} accountZone={accountZone} view={view} setView={setView} />
      <div className="grid gap-5">
        {answer || !series.error ? (
          <QueryState query={tiles} height={122}>
            {(data) => <CostTiles view={view} {...data} />}
          </QueryState>
        ) : null}
        <ForecastPanel course={forecast} budgetPicos={budgetPicos} />
        <UsageState
          query={series}
          title={prepareTitle('costPicos', asked.series.group)}
          height={368}
          isEmpty={isEmpty}
          empty={<UsageEmpty account={account} view={view} setView={setView} />}
        >
          {(data) => (
            <UsageChart
              account={account}
              view={view}
              answer={data}
              totals={tiles.isPlaceholderData ? undefined : totals.data}
              setView={setView}
            />
          )}
        </UsageState>
        {answer && !isEmpty(answer) ? (
          <>
            <UsageBreakdown
              account={account}
              view={view}
              answer={answer}
              figures={FIGURES}
              setView={setView}
            />
            <CostLinesPanel
              lines={lines}
              split={asked.lines.split}
              onSplit={(next) => void setParams({ split: next })}
            />
            <UsageUncharged {...answer.total} />
          </>
        ) : null}
      </div>
    </>
  )
}
