import { formatChange } from '@/lib/money/format-change'
import { formatShare } from '@/lib/money/format-share'
import type { ChartBucket, ChartModel, ChartSource } from '@/lib/usage/chart-schema'
import { prepareBarText } from '@/lib/usage/prepare-bar-text'
import { prepareBuckets } from '@/lib/usage/prepare-buckets'
import { prepareChartModel } from '@/lib/usage/prepare-chart-model'
import { prepareColours } from '@/lib/usage/prepare-colours'
import { prepareMeasureText } from '@/lib/usage/prepare-measure-text'
import { prepareMerge } from '@/lib/usage/prepare-merge'
import { MEASURE_LABELS, prepareTitle } from '@/lib/usage/prepare-title'
import type { Measure, UsageAnswer } from '@/lib/usage/schema'

export type SeriesChartOptions = {
  locale: string
  /** The total of the range before, and what to call it: `the 30 days before`. */
  previous?: { total: string; label: string }
}

type Span = [number, number]
/** Of what adds up, a bucket without anything is a zero. */
type AddedSource = Omit<ChartSource, 'values'> & { values: bigint[] }

function valuesOf(answer: UsageAnswer, spans: readonly Span[]): bigint[][] {
  const barOf = spans.flatMap(([from, to], bar) => Array.from({ length: to - from }, () => bar))
  const values = answer.groups.map(() => spans.map(() => 0n))
  for (const point of answer.points) {
    const row = values[point.group]
    const bar = barOf[point.bucket]
    if (row && bar !== undefined) row[bar] = (row[bar] ?? 0n) + BigInt(point.value)
  }
  return values
}

function amountText(measure: Measure, amount: bigint, locale: string): string {
  const text = prepareMeasureText(measure, amount, locale, measure === 'costPicos' ? 'full' : 'compact')
  const noun = MEASURE_LABELS[measure].toLowerCase().replace('refused (429)', 'refused requests')
  return measure === 'costPicos'
    ? `${text} in all`
    : `${text} ${amount === 1n ? noun.replace(/s$/, '') : noun}`
}

function changeText(amount: bigint, options: SeriesChartOptions): string {
  if (!options.previous) return ''
  const { direction, text } = formatChange(amount, options.previous.total, options.locale)
  const label = options.previous.label
  if (direction === 'same') return `, the same as ${label}`
  if (direction === 'new') return `, none in ${label}`
  return `, ${text} ${direction === 'up' ? 'more' : 'less'} than ${label}`
}

function sentenceOf(
  answer: UsageAnswer,
  measure: Measure,
  sources: readonly AddedSource[],
  buckets: readonly ChartBucket[],
  options: SeriesChartOptions,
): string {
  const { locale } = options
  const totals = sources.map((source) => source.values.reduce((all, value) => all + value, 0n))
  const amount = totals.reduce((all, value) => all + value, 0n)
  if (amount === 0n)
    return `No ${MEASURE_LABELS[measure].toLowerCase()} in this range${changeText(0n, options)}.`
  const bars = buckets.map((_, bar) => sources.reduce((all, source) => all + (source.values[bar] ?? 0n), 0n))
  const peak = bars.reduce((best, value, bar) => (value > (bars[best] ?? 0n) ? bar : best), 0)
  const parts = [amountText(measure, amount, locale) + changeText(amount, options)]
  const named = sources.reduce<number>((best, source, at) => {
    const better = source.hue !== 'other' && (best < 0 || (totals[at] ?? 0n) > (totals[best] ?? 0n))
    return better ? at : best
  }, -1)
  const leader = sources[named]
  if (leader && sources.length > 1) {
    parts.push(`${leader.label} is ${formatShare(totals[named] ?? 0n, amount, locale)}`)
  }
  const top = buckets[peak]
  if (top && buckets.length > 1) {
    const { localText } = prepareBarText(top, answer.granularity, locale, answer.zone)
    parts.push(
      `the most, ${prepareMeasureText(measure, bars[peak] ?? 0n, locale, 'compact')}, was ${localText}`,
    )
  }
  return `${parts.join('; ')}.`
}

/** Decides everything about a chart of usage over time; the drawing adds nothing. */
export function prepareSeriesChart(answer: UsageAnswer, options: SeriesChartOptions): ChartModel {
  const { measure } = answer
  const spans = prepareMerge(answer.buckets, answer.granularity, answer.zone)
  const values = valuesOf(answer, spans)
  const colours = prepareColours(answer.groups.map(({ id, members }) => ({ id, other: members > 0 })))
  const sources = answer.groups.map(({ id, label, members }, at): AddedSource => {
    const { hue, texture } = colours[at] ?? { hue: 'other', texture: 'solid' }
    const name = members > 0 ? `${label} (${members})` : label
    return { id, label: name, hue, texture, values: values[at] ?? [] }
  })
  const sums = spans.map((_, bar) => values.reduce((all, row) => all + (row[bar] ?? 0n), 0n))
  const starts = spans.map(([from]) => answer.buckets[from] ?? answer.startAt)
  const buckets = prepareBuckets(answer, starts, (bar) => sums[bar] !== 0n)
  return prepareChartModel({
    title: prepareTitle(measure, answer.grouping),
    sentence: sentenceOf(answer, measure, sources, buckets, options),
    measure,
    granularity: answer.granularity,
    zone: answer.zone,
    locale: options.locale,
    completeTo: answer.completeTo,
    buckets,
    sources,
    limit: null,
  })
}
