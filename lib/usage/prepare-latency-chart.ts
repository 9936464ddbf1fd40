import { formatChange } from '@/lib/money/format-change'
import { formatCount } from '@/lib/money/format-count'
import type { ChartBucket, ChartModel } from '@/lib/usage/chart-schema'
import { prepareBarText } from '@/lib/usage/prepare-bar-text'
import { prepareBuckets } from '@/lib/usage/prepare-buckets'
import { prepareChartModel } from '@/lib/usage/prepare-chart-model'
import { prepareMeasureText } from '@/lib/usage/prepare-measure-text'
import { prepareTitle } from '@/lib/usage/prepare-title'
import type { LatencyAnswer, Percentiles } from '@/lib/usage/schema'

type Figure = Exclude<keyof Percentiles, 'count'>

/** The lines, which keep their colours whatever is timed. */
const LINES = [
  { id: 'p50', label: 'p50', figure: 'p50Ms', hue: 1, texture: 'solid' },
  { id: 'p95', label: 'p95', figure: 'p95Ms', hue: 2, texture: 'rise' },
  { id: 'p99', label: 'p99', figure: 'p99Ms', hue: 3, texture: 'dots' },
] as const

const whole = (figures: Percentiles | null | undefined, figure: Figure) =>
  figures ? BigInt(Math.round(figures[figure])) : null

function changeText({ total, previous }: LatencyAnswer, locale: string, against: string): string {
  if (!total || !previous) return ''
  const micros = (ms: number) => BigInt(Math.round(ms * 1000))
  const { direction, text } = formatChange(micros(total.p95Ms), micros(previous.p95Ms), locale)
  if (direction === 'same') return `, the same as ${against}`
  return direction === 'new' ? '' : `, ${text} ${direction === 'up' ? 'longer' : 'shorter'} than ${against}`
}

function sentenceOf(
  answer: LatencyAnswer,
  buckets: readonly ChartBucket[],
  locale: string,
  against: string,
): string {
  const { total, measure } = answer
  const text = (ms: number) => prepareMeasureText(measure, BigInt(Math.round(ms)), locale)
  if (!total) return 'No request in this range reported it.'
  const count = total.count === '1' ? 'one request' : `${formatCount(total.count, locale)} requests`
  const parts = [
    `p95 ${text(total.p95Ms)}${changeText(answer, locale, against)}`,
    `half of ${count} took ${text(total.p50Ms)} or less`,
  ]
  const slowest = answer.points.reduce<LatencyAnswer['points'][number] | null>(
    (worst, point) => (worst && worst.p95Ms >= point.p95Ms ? worst : point),
    null,
  )
  const bucket = slowest && buckets[slowest.bucket]
  if (slowest && bucket && answer.points.length > 1) {
    const { localText } = prepareBarText(bucket, answer.granularity, locale, answer.zone)
    parts.push(`the slowest, with a p95 of ${text(slowest.p95Ms)}, was ${localText}`)
  }
  return `${parts.join('; ')}.`
}

/**
 * Decides everything about a chart of percentiles over time. A bucket in which nothing was reported is a gap;
 * nothing is added up. `against` says what the change is on: `the 30 days before`.
 */
export function prepareLatencyChart(
  answer: LatencyAnswer,
  { locale, against }: { locale: string; against: string },
): ChartModel {
  const points = new Map(answer.points.map((point) => [point.bucket, point]))
  const buckets = prepareBuckets(answer, answer.buckets, (index) => points.has(index))
  return prepareChartModel({
    title: prepareTitle(answer.measure, answer.grouping),
    sentence: sentenceOf(answer, buckets, locale, against),
    measure: answer.measure,
    granularity: answer.granularity,
    zone: answer.zone,
    locale,
    completeTo: answer.completeTo,
    buckets,
    sources: LINES.map(({ figure, ...line }) => ({
      ...line,
      values: answer.buckets.map((_, index) => whole(points.get(index), figure)),
      whole: whole(answer.total, figure),
    })),
    limit: null,
  })
}
