'use client'

import type { QueryLike } from '@/components/ui/query-state'
import { UsageBreakdown } from '@/components/usage/usage-breakdown'
import { UsageChart } from '@/components/usage/usage-chart'
import { UsageEmpty } from '@/components/usage/usage-empty'
import { UsageState } from '@/components/usage/usage-state'
import { UsageUncharged } from '@/components/usage/usage-uncharged'
import type { ViewParams } from '@/components/usage/view-params'
import { prepareTitle } from '@/lib/usage/prepare-title'
import type { UsageAnswer, UsageQuery, UsageTotals } from '@/lib/usage/schema'

export type UsagePanelsProps = {
  account: string
  view: UsageQuery
  series: QueryLike<UsageAnswer>
  totals: QueryLike<UsageTotals>
  setView: (change: Partial<ViewParams>) => void
}

const isEmpty = (answer: UsageAnswer) => answer.total.requests === '0'

/** What adds up: as a chart, as a table by group, and what isn't in the cost yet. */
export function UsagePanels({ account, view, series, totals, setView }: UsagePanelsProps) {
  const answer = series.data
  return (
    <div className="grid gap-5">
      <UsageState
        query={series}
        title={prepareTitle(view.measure, view.group)}
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
          <UsageBreakdown account={account} view={view} answer={answer} setView={setView} />
          <UsageUncharged {...answer.total} />
        </>
      ) : null}
    </div>
  )
}
