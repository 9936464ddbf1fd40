'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useMemo, useState } from 'react'
import { ChartLegend } from '@/components/charts/chart-legend'
import { ChartPointer } from '@/components/charts/chart-pointer'
import { ChartTableView } from '@/components/charts/chart-table-view'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import type { ChartBar, ChartModel } from '@/lib/usage/chart-schema'
import { prepareVisibleChart } from '@/lib/usage/prepare-visible-chart'

/** Holds the plot's place until its code has come: Recharts is no part of a page's first script. */
function Waiting() {
  return <div className="skeleton ml-14 h-full" />
}

const DRAWINGS = {
  bars: dynamic(() => import('@/components/charts/series-bars').then((file) => file.SeriesBars), {
    ssr: false,
    loading: Waiting,
  }),
  lines: dynamic(() => import('@/components/charts/series-lines').then((file) => file.SeriesLines), {
    ssr: false,
    loading: Waiting,
  }),
}

export type SeriesChartProps = {
  model: ChartModel
  drawing?: keyof typeof DRAWINGS
  /** Of the plot, in px; it stands before the drawing's code has come, so nothing moves. */
  height?: number
  /** More links or buttons beside `View as table`. */
  actions?: ReactNode
  /** Called with the bar that a reader clicked or chose with Enter, to narrow the view to it. */
  onPick?: (bar: ChartBar) => void
  /** What that does, in the words of the tooltip. */
  pickText?: string
}

const NONE: ReadonlySet<string> = new Set()

/** A prepared chart in its frame: title, sentence, drawing or table, and a legend that puts series away. */
export function SeriesChart(props: SeriesChartProps) {
  const { model, drawing = 'bars', height = 260, actions, onPick, pickText = 'narrow to it' } = props
  const [asTable, setAsTable] = useState(false)
  const [hidden, setHidden] = useState(NONE)
  const visible = useMemo(() => prepareVisibleChart(model, hidden), [model, hidden])
  const Drawing = DRAWINGS[drawing]
  const toggle = (
    <Button tone="link" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
      View as {asTable ? 'chart' : 'table'}
    </Button>
  )
  return (
    <Panel
      title={model.title}
      sentence={model.sentence}
      actions={
        <>
          {toggle}
          {actions}
        </>
      }
    >
      {asTable ? (
        <ChartTableView title={model.title} table={model.table} height={height + 34} />
      ) : (
        <>
          <div className="keep-colour relative mx-2 mb-1 ml-0" style={{ height }}>
            <div aria-hidden className="h-full">
              <Drawing model={visible} height={height} />
            </div>
            <ChartPointer model={visible} height={height} onPick={onPick} pickText={pickText} />
          </div>
          <ChartLegend
            series={model.series}
            hidden={hidden}
            onHidden={setHidden}
            partialText={model.partialText}
            zoneText={model.zoneText}
          />
        </>
      )}
    </Panel>
  )
}
