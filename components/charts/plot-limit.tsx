'use client'

import { ReferenceLine } from 'recharts'
import type { ChartLimit } from '@/lib/usage/chart-schema'

/** How the limit's name looks: it stands clear of the bars by a rim of the panel's colour. */
const LABEL = {
  position: 'insideBottomRight',
  fontSize: 11,
  fill: 'var(--bad)',
  stroke: 'var(--panel)',
  strokeWidth: 3,
  paintOrder: 'stroke',
} as const

/** The line that requests can't pass. */
export function PlotLimit({ limit }: { limit: ChartLimit }) {
  return (
    <ReferenceLine
      y={limit.size}
      stroke="var(--bad)"
      strokeDasharray="4 3"
      label={{ ...LABEL, value: limit.label }}
    />
  )
}
