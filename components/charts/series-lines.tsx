'use client'

import { Area, AreaChart, ReferenceLine, ResponsiveContainer } from 'recharts'
import { colourValue } from '@/components/charts/colour-value'
import { PlotAxes } from '@/components/charts/plot-axes'
import { PLOT } from '@/components/charts/plot-geometry'
import { PlotLimit } from '@/components/charts/plot-limit'
import type { ChartBar, ChartModel } from '@/lib/usage/chart-schema'
import type { Texture } from '@/lib/usage/prepare-colours'

const DASHES: Record<Texture, string | undefined> = {
  solid: undefined,
  rise: '6 3',
  dots: '1.5 3',
  fall: '9 3 2 3',
  flat: '3 3',
  grid: '12 4',
}

type Dot = { cx?: number; cy?: number; index?: number }

/** A value between two gaps has no line through it. */
function loneDot({ cx, cy, index = 0 }: Dot, { bars, series }: ChartModel, at: number) {
  const [before, own, after] = [index - 1, index, index + 1].map((place) => bars[place]?.figures[at])
  const colour = colourValue(series[at]?.hue ?? 'other')
  return own && !before && !after ? (
    <circle key={index} cx={cx} cy={cy} r={2.5} fill={colour} />
  ) : (
    <g key={index} />
  )
}

/**
 * Draws a prepared chart as lines, over stacked areas where series add up, and decides nothing. What is ahead
 * or missing is a gap; a value alone between gaps is a dot. A dashed upright stands where a bucket is still
 * filling.
 */
export function SeriesLines({ model, height }: { model: ChartModel; height: number }) {
  const filling = model.bars.findIndex((bar) => bar.state === 'partial')
  return (
    <ResponsiveContainer width="100%" height={height}>
      <AreaChart data={model.bars} margin={{ ...PLOT, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <PlotAxes model={model} />
        {model.series.map((series, at) => (
          <Area
            key={series.id}
            type="linear"
            dataKey={(bar: ChartBar) => (bar.state === 'ahead' ? null : (bar.figures[at]?.size ?? null))}
            {...(model.isStacked ? { stackId: 'all' } : {})}
            isAnimationActive={false}
            dot={model.isStacked ? false : (dot: Dot) => loneDot(dot, model, at)}
            activeDot={false}
            stroke={colourValue(series.hue)}
            strokeWidth={model.isStacked ? 1.5 : 2}
            strokeLinecap="round"
            strokeDasharray={DASHES[series.texture]}
            fill={colourValue(series.hue)}
            fillOpacity={model.isStacked ? 0.22 : 0}
          />
        ))}
        {filling < 0 ? null : <ReferenceLine x={filling} stroke="var(--accent)" strokeDasharray="2 2" />}
        {model.limit ? <PlotLimit limit={model.limit} /> : null}
      </AreaChart>
    </ResponsiveContainer>
  )
}
