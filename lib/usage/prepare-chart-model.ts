import { formatShare } from '@/lib/money/format-share'
import { formatInstant } from '@/lib/time/format-instant'
import { formatZone } from '@/lib/time/format-zone'
import type {
  ChartBar,
  ChartBucket,
  ChartFigure,
  ChartInput,
  ChartModel,
  ChartSeries,
  ChartTip,
} from '@/lib/usage/chart-schema'
import { prepareBarText } from '@/lib/usage/prepare-bar-text'
import { prepareChartTable } from '@/lib/usage/prepare-chart-table'
import { prepareMeasureText } from '@/lib/usage/prepare-measure-text'
import { prepareScale } from '@/lib/usage/prepare-scale'
import { prepareTimeTicks } from '@/lib/usage/prepare-time-ticks'
import { isTiming } from '@/lib/usage/prepare-timing'

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

/**
 * Turns series of exact values over buckets into the model that is drawn, spoken and listed. It decides what
 * is common to all charts over time; which rows become series is decided by `prepareSeriesChart`,
 * `prepareLatencyChart` and `prepareLiveChart`.
 */
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
