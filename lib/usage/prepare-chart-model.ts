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
import { isTiming } from '@/lib/usage/prepare-timing'
import type { Measured } from '@/lib/usage/schema'

/**
 * Everything a chart shows, decided before anything is drawn. It owns what is common to all charts over time;
 * which rows become series is decided by `prepareSeriesChart`, `prepareLatencyChart` and `prepareLiveChart`.
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

/** Keeps the words that stand above a limit's line inside the chart. */
const LIMIT_HEADROOM = 1.1

const sum = (values: readonly (bigint | null)[]) =>
  values.reduce<bigint>((total, value) => total + (value ?? 0n), 0n)

type Write = (value: bigint) => ChartFigure

function figureOf({ measure, locale }: ChartInput): Write {
  return (value) => ({
    exact: value.toString(),
    text: prepareMeasureText(measure, value, locale),
    size: Number(value),
  })
}

function tipsOf(input: ChartInput, figures: ChartBar['figures'], total: ChartFigure | null): ChartTip[] {
  return input.sources
    .flatMap(({ id, label, hue, texture }, at) => {
      const own = figures[at]
      if (!own || (total && own.exact === '0')) return []
      const shareText = total && formatShare(own.exact, total.exact, input.locale)
      return [{ id, label, hue, texture, text: own.text, shareText, size: own.size }]
    })
    .sort((a, b) => b.size - a.size)
    .map(({ size: _, ...tip }) => tip)
}

function prepareBar(input: ChartInput, bucket: ChartBucket, index: number, totalLabel: string): ChartBar {
  const { measure, locale } = input
  const figure = figureOf(input)
  const values = input.sources.map((source) => source.values[index] ?? null)
  const figures = values.map((value) => (value === null ? null : figure(value)))
  const total = isTiming(measure) ? null : figure(sum(values))
  const tips = tipsOf(input, figures, total)
  const text = prepareBarText(bucket, input.granularity, locale, input.zone)
  const filling = bucket.state === 'partial' ? ', still filling' : ''
  const parts = tips.map((tip) => [`${tip.label} ${tip.text}`, tip.shareText].filter(Boolean).join(', '))
  const all = total ? [`${totalLabel.toLowerCase()} ${total.text}`] : []
  const said = [...all, ...parts].join('; ') || 'nothing reported'
  return { ...bucket, ...text, figures, total, tips, speech: `${text.localText}${filling}: ${said}` }
}

function seriesOf(input: ChartInput, total: ChartFigure | null): ChartSeries[] {
  const figure = figureOf(input)
  return input.sources.map(({ id, label, hue, texture, values, whole }) => {
    if (!total)
      return { id, label, hue, texture, total: whole == null ? null : figure(whole), shareText: null }
    const own = figure(sum(values))
    return {
      id,
      label,
      hue,
      texture,
      total: own,
      shareText: formatShare(own.exact, total.exact, input.locale),
    }
  })
}

/** How high a bar reaches: to its total where series stand on one another, else to the highest of them. */
function heightOf({ total, figures }: ChartBar): number {
  return total ? total.size : figures.reduce((most, figure) => Math.max(most, figure?.size ?? 0), 0)
}

/** Turns series of exact values over buckets into the model that is drawn, spoken and listed. */
export function prepareChartModel(input: ChartInput, totalLabel = 'Total'): ChartModel {
  const { measure, locale, zone, granularity, limit } = input
  const isStacked = !isTiming(measure)
  const total = isStacked ? figureOf(input)(sum(input.sources.map((source) => sum(source.values)))) : null
  const series = seriesOf(input, total)
  const bars = input.buckets.map((bucket, index) => prepareBar(input, bucket, index, totalLabel))
  const starts = bars.map((bar) => bar.startAt)
  const highest = bars.reduce(
    (most, bar) => Math.max(most, heightOf(bar)),
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
    isStacked,
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
