import type { Granularity } from '@/lib/time/range'
import type { Colour } from '@/lib/usage/prepare-colours'
import type { ChartScale } from '@/lib/usage/prepare-scale'
import type { TimeTick } from '@/lib/usage/prepare-time-ticks'
import type { Measured } from '@/lib/usage/schema'

/**
 * Everything a chart over time shows, decided before anything is drawn: the shapes that are prepared here,
 * and drawn in components/charts.
 */

export type ChartFigure = {
  /** A whole number as text: picos for money, milliseconds for a timing, else a count. */
  exact: string
  text: string
  /** The same number for drawing only. */
  size: number
}

/** `partial` is still filling; `ahead` has not begun, so it is a gap and no zero. */
export type BarState = 'complete' | 'partial' | 'ahead'
export type ChartBucket = { startAt: string; endAt: string; state: BarState }

/** What doesn't add up has no share, and for its total the figure of the whole range. */
export type ChartSeries = Colour & {
  id: string
  label: string
  total: ChartFigure | null
  shareText: string | null
}
export type ChartTip = Colour & { id: string; label: string; text: string; shareText: string | null }

/**
 * `figures` stand in the order of the series, null for a gap; `tips` are sorted, largest first, without
 * zeros. What doesn't add up has no total.
 */
export type ChartBar = ChartBucket & {
  localText: string
  utcText: string
  figures: (ChartFigure | null)[]
  total: ChartFigure | null
  tips: ChartTip[]
  /** The whole tooltip as one sentence, for those who hear it. */
  speech: string
}

export type ChartLimit = { size: number; label: string }

/** A series before it is drawn: one exact value a bucket, or null for a gap. */
export type ChartSource = Colour & {
  id: string
  label: string
  values: (bigint | null)[]
  /** The value of the whole range, where it isn't the sum. */
  whole?: bigint | null
}

export type ChartInput = {
  title: string
  sentence: string
  measure: Measured
  granularity: Granularity
  zone: string
  locale: string
  completeTo: string
  buckets: ChartBucket[]
  sources: ChartSource[]
  limit: ChartLimit | null
}

/** `exact` is null where a cell holds no figure. */
export type ChartCell = { text: string; exact: string | null }
export type ChartTableRow = { id: string; cells: ChartCell[] }

/**
 * The chart's numbers as a table: time first, a column a series, and the total of those that add up.
 */
export type ChartTable = {
  columns: { id: string; label: string; numeric: boolean }[]
  rows: ChartTableRow[]
  footer: ChartCell[]
}

export type ChartModel = {
  title: string
  sentence: string
  zoneText: string
  series: ChartSeries[]
  bars: ChartBar[]
  /** Whether series are drawn on one another, since they add up. */
  isStacked: boolean
  total: ChartFigure | null
  /** `Total`, or what else the sum of the series is. */
  totalLabel: string
  scale: ChartScale
  ticks: TimeTick[]
  limit: ChartLimit | null
  /** What the mark of a bar that is still filling means, or null where none is. */
  partialText: string | null
  table: ChartTable
  /** What it was made of, so that a choice of series can be made into a model again. */
  input: ChartInput
}
