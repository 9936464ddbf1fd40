import { formatShare } from '@/lib/money/format-share'
import { formatInstant } from '@/lib/time/format-instant'
import { formatZone } from '@/lib/time/format-zone'
import type { Granularity } from '@/lib/time/range'
import { prepareBarText } from '@/lib/usage/prepare-bar-text'
import { type ChartTable, prepareChartTable } from '@/lib/usage/prepare-chart-table'
import type { Colour } from '@/lib/usage/prepare-colours'
import { prepareMeasureText } from '@/lib/usage/prepare-measure-text'
import { type ChartScale, prepareScale } from '@/lib/usage/prepare-scale'
import { prepareTimeTicks, type TimeTick } from '@/lib/usage/prepare-time-ticks'
import type { Measure } from '@/lib/usage/schema'

/**
 * Everything a chart shows, decided before anything is drawn. It owns what is common to all charts over time;
 * which rows become series is decided by `prepareSeriesChart` and `prepareLiveChart`.
 */
export type ChartFigure = {
  /** A whole number as text: picos for money, else a count. */
  exact: string
  text: string
  /** The same number for drawing only. */
  size: number
}

/** `partial` is still filling; `ahead` has not begun, so it is a gap and no zero. */
export type BarState = 'complete' | 'partial' | 'ahead'
export type ChartBucket = { startAt: string; endAt: string; state: BarState }

export type ChartSeries = Colour & { id: string; label: string; total: ChartFigure; shareText: string }
export type ChartTip = Colour & { id: string; label: string; text: string; shareText: string }

/** `figures` stand in the order of the series; `tips` are sorted, largest first, without zeros. */
export type ChartBar = ChartBucket & {
  localText: string
  utcText: string
  figures: ChartFigure[]
  total: ChartFigure
  tips: ChartTip[]
  /** The whole tooltip as one sentence, for those who hear it. */
  speech: string
}

export type ChartLimit = { size: number; label: string }

/** A series before it is drawn: one exact value a bucket. */
export type ChartSource = Colour & { id: string; label: string; values: bigint[] }

export type ChartInput = {
  title: string
  sentence: string
  measure: Measure
  granularity: Granularity
  zone: string
  locale: string
  completeTo: string
  buckets: ChartBucket[]
  sources: ChartSource[]
  limit: ChartLimit | null
}

export type ChartModel = {
  title: string
  sentence: string
  zoneText: string
  series: ChartSeries[]
  bars: ChartBar[]
  total: ChartFigure
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

/** Keeps the words that stand above a limit's line inside the chart. */
const LIMIT_HEADROOM = 1.1

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)

function prepareBar(input: ChartInput, bucket: ChartBucket, index: number, totalLabel: string): ChartBar {
  const { measure, locale } = input
  const figure = figureOf(measure, locale)
  const figures = input.sources.map((source) => figure(source.values[index] ?? 0n))
  const total = figure(sum(figures.map((each) => BigInt(each.exact))))
  const tips = input.sources
    .flatMap(({ id, label, hue, texture }, at) => {
      const own = figures[at]
      if (!own || own.exact === '0') return []
      const shareText = formatShare(own.exact, total.exact, locale)
      return [{ id, label, hue, texture, text: own.text, shareText, size: own.size }]
    })
    .sort((a, b) => b.size - a.size)
    .map(({ size: _, ...tip }) => tip)
  const text = prepareBarText(bucket, input.granularity, locale, input.zone)
  const filling = bucket.state === 'partial' ? ', still filling' : ''
  const parts = tips.map((tip) => `${tip.label} ${tip.text}, ${tip.shareText}`)
  const speech = [`${text.localText}${filling}: ${totalLabel.toLowerCase()} ${total.text}`, ...parts].join(
    '; ',
  )
  return { ...bucket, ...text, figures, total, tips, speech }
}

function figureOf(measure: Measure, locale: string): (value: bigint) => ChartFigure {
  return (value) => ({
    exact: value.toString(),
    text: prepareMeasureText(measure, value, locale),
    size: Number(value),
  })
}

/** Turns series of exact values over buckets into the model that is drawn, spoken and listed. */
export function prepareChartModel(input: ChartInput, totalLabel = 'Total'): ChartModel {
  const { measure, locale, zone, granularity, limit } = input
  const figure = figureOf(measure, locale)
  const total = figure(sum(input.sources.map((source) => sum(source.values))))
  const series = input.sources.map(({ id, label, hue, texture, values }) => {
    const own = figure(sum(values))
    return { id, label, hue, texture, total: own, shareText: formatShare(own.exact, total.exact, locale) }
  })
  const bars = input.buckets.map((bucket, index) => prepareBar(input, bucket, index, totalLabel))
  const starts = bars.map((bar) => bar.startAt)
  const highest = bars.reduce(
    (most, bar) => Math.max(most, bar.total.size),
    (limit?.size ?? 0) * LIMIT_HEADROOM,
  )
  const partial = bars.some((bar) => bar.state === 'partial')
  const zoneText = formatZone(zone, locale, input.completeTo)
  return {
    title: input.title,
    sentence: input.sentence,
    zoneText,
    series,
    bars,
    total,
    totalLabel,
    scale: prepareScale(highest, measure, locale),
    ticks: prepareTimeTicks(starts, granularity, locale, zone),
    limit,
    partialText: partial
      ? `Still filling, complete to ${formatInstant(input.completeTo, locale, zone, 'second')}`
      : null,
    table: prepareChartTable(bars, series, total, zoneText),
    input,
  }
}
