'use client'

import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { SeriesChart } from '@/components/charts/series-chart'
import { useReader } from '@/components/ui/reader'
import { dayChange } from '@/components/usage/day-change'
import { UsageExport } from '@/components/usage/usage-export'
import type { ViewParams } from '@/components/usage/view-params'
import type { ChartBar } from '@/lib/usage/chart-schema'
import { prepareExportLink } from '@/lib/usage/prepare-export-link'
import { prepareLogLink } from '@/lib/usage/prepare-log-link'
import { preparePrevious } from '@/lib/usage/prepare-previous'
import { prepareSeriesChart } from '@/lib/usage/prepare-series-chart'
import type { UsageAnswer, UsageQuery, UsageTotals } from '@/lib/usage/schema'

export type UsageChartProps = {
  account: string
  view: UsageQuery
  answer: UsageAnswer
  /** Of the same view, to compare with; left out while it is on its way. */
  totals: UsageTotals | undefined
  setView: (change: Partial<ViewParams>) => void
}

/**
 * A range as a chart. A press on a day narrows the view to it; hours and minutes are no ranges that can be
 * named, so a press on one of those leads to its requests.
 */
export function UsageChart({ account, view, answer, totals, setView }: UsageChartProps) {
  const { locale } = useReader()
  const model = useMemo(() => {
    const previous = totals && preparePrevious(totals, answer.measure, view)
    return prepareSeriesChart(answer, previous ? { locale, previous } : { locale })
  }, [answer, totals, view, locale])
  const router = useRouter()
  const isByDay = answer.granularity === 'day'
  const narrow = (bar: ChartBar) => setView(dayChange(bar, answer.zone))
  return (
    <SeriesChart
      model={model}
      actions={<UsageExport {...prepareExportLink(account, view, answer)} />}
      onPick={isByDay ? narrow : (bar) => router.push(prepareLogLink(account, view, bar))}
      pickText={isByDay ? 'narrow to it' : 'see its requests'}
    />
  )
}
