'use client'

import { CartesianGrid, XAxis, YAxis } from 'recharts'
import { PLOT } from '@/components/charts/plot-geometry'
import type { ChartBar, ChartModel } from '@/lib/usage/chart-schema'

/** How the words at an axis look. */
const TICK = { fontSize: 11, fill: 'var(--ink-3)' } as const

/** Both axes and the grid of a prepared chart, for bars and lines alike: a bucket is a band on either. */
export function PlotAxes({ model }: { model: ChartModel }) {
  const xLabels = new Map(model.ticks.map((tick) => [tick.bar, tick.label]))
  const yLabels = new Map(model.scale.ticks.map((tick) => [tick.size, tick.label]))
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey={(bar: ChartBar) => model.bars.indexOf(bar)}
        ticks={model.ticks.map((tick) => tick.bar)}
        scale="band"
        interval="preserveStart"
        height={PLOT.bottom}
        tickLine={false}
        axisLine={false}
        tickFormatter={(bar: number) => xLabels.get(bar) ?? ''}
        minTickGap={12}
        tick={TICK}
      />
      <YAxis
        width={PLOT.left}
        domain={[0, model.scale.max]}
        ticks={model.scale.ticks.map((tick) => tick.size)}
        interval={0}
        tickLine={false}
        axisLine={false}
        tickFormatter={(size: number) => yLabels.get(size) ?? ''}
        tick={TICK}
      />
    </>
  )
}
