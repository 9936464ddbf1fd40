'use client'

import { useId } from 'react'
import { Bar, BarChart, ResponsiveContainer } from 'recharts'
import { colourValue } from '@/components/charts/colour-value'
import { PlotAxes } from '@/components/charts/plot-axes'
import { PLOT } from '@/components/charts/plot-geometry'
import { PlotLimit } from '@/components/charts/plot-limit'
import { TexturePattern } from '@/components/charts/texture-pattern'
import type { ChartBar, ChartModel, ChartSeries } from '@/lib/usage/chart-schema'

type Shape = { x?: number; y?: number; width?: number; height?: number; payload?: ChartBar }

/**
 * One piece of a stack: set off by a line of the panel's colour, pale and dashed while it is still filling.
 */
function piece({ x = 0, y = 0, width = 0, height = 0, payload }: Shape, series: ChartSeries, fill: string) {
  if (height <= 0 || width <= 0) return <g />
  const partial = payload?.state === 'partial'
  const gap = height > 2 ? 1 : 0
  return (
    <rect
      x={x}
      y={y + gap}
      width={width}
      height={Math.max(0.5, height - gap)}
      rx={Math.min(1, width / 4)}
      fill={fill}
      fillOpacity={partial ? 0.35 : 1}
      stroke={partial ? colourValue(series.hue) : 'none'}
      strokeDasharray={partial ? '2 2' : undefined}
    />
  )
}

/** Draws a prepared chart as stacked bars, and decides nothing. */
export function SeriesBars({ model, height }: { model: ChartModel; height: number }) {
  const id = useId()
  const fills = model.series.map((_, at) => `${id}-${at}`)
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        data={model.bars}
        margin={{ ...PLOT, bottom: 0, left: 0 }}
        barCategoryGap={model.bars.length > 100 ? '10%' : '22%'}
        accessibilityLayer={false}
      >
        <defs>
          {model.series.map(({ id: key, hue, texture }, at) => (
            <TexturePattern key={key} id={fills[at] ?? ''} hue={hue} texture={texture} />
          ))}
        </defs>
        <PlotAxes model={model} />
        {model.series.map((series, at) => (
          <Bar
            key={series.id}
            dataKey={(bar: ChartBar) => bar.figures[at]?.size ?? 0}
            stackId="all"
            isAnimationActive={false}
            shape={(own: Shape) => piece(own, series, `url(#${fills[at]})`)}
          />
        ))}
        {model.limit ? <PlotLimit limit={model.limit} /> : null}
      </BarChart>
    </ResponsiveContainer>
  )
}
