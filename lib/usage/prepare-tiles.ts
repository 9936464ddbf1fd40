import { type Change, formatChange } from '@/lib/money/format-change'
import { formatCount } from '@/lib/money/format-count'
import { formatMoney } from '@/lib/money/format-money'
import { formatShare } from '@/lib/money/format-share'
import type { RangePreset } from '@/lib/time/range'
import { prepareMeasure } from '@/lib/usage/prepare-measure'
import type { Comparison, CourseMeasure, Sums, UsageAnswer, UsageTotals } from '@/lib/usage/schema'

/** A figure of a range with its change on the range before; `spark` is for drawing only. */
export type Tile = {
  label: string
  value: string
  change?: { change: Change; rising: 'good' | 'bad' | 'neither'; against: string }
  /** In place of a change, why there is none. */
  note?: string
  /** Null where there is nothing to draw. */
  spark: (number | null)[]
}

/** What a tile's change is on. */
export const AGAINST: Record<RangePreset, string> = {
  '15m': 'on the 15 min before',
  '1h': 'on the hour before',
  '24h': 'on the 24 h before',
  '7d': 'on the 7 days before',
  '30d': 'on the 30 days before',
  '90d': 'on the 90 days before',
  month: 'on last month so far',
  'last-month': 'on the month before',
  custom: 'on the days before',
}

const failed = (sums: Sums) => BigInt(sums.errors)

/** Failed requests in a million: a whole number, so that rates compare exactly. */
function failedPerMillion(sums: Sums): bigint {
  const requests = BigInt(sums.requests)
  return requests === 0n ? 0n : (failed(sums) * 1_000_000n) / requests
}

/** Decides the four figures of usage: requests, tokens, cost, and the share of requests refused or failed. */
export function prepareTiles(
  { current, previous }: UsageTotals,
  series: UsageAnswer,
  { range, locale, compare }: { range: RangePreset; locale: string; compare?: Comparison | undefined },
): Tile[] {
  const begun = series.buckets.filter((startAt) => startAt < series.completeTo).length
  const spark = (measure: CourseMeasure) => (series.course?.[measure] ?? []).slice(0, begun).map(Number)
  const spread = spark('requests')
  const against = compare === 'weekdays' ? 'on the same weekdays before' : AGAINST[range]
  const change = (now: bigint, before: bigint, rising: 'good' | 'bad' | 'neither') => ({
    change: formatChange(now, before, locale),
    rising,
    against,
  })
  const pair = (read: (sums: Sums) => bigint) => [read(current.sums), read(previous.sums)] as const
  const [requests, requestsBefore] = pair((sums) => BigInt(sums.requests))
  const [tokens, tokensBefore] = pair((sums) => prepareMeasure(sums, 'tokens'))
  const [cost, costBefore] = pair((sums) => BigInt(sums.costPicos))
  const [rate, rateBefore] = pair(failedPerMillion)
  return [
    {
      label: 'Requests',
      value: formatCount(requests, locale),
      change: change(requests, requestsBefore, 'good'),
      spark: spread,
    },
    {
      label: 'Tokens',
      value: formatCount(tokens, locale, tokens < 1_000_000n ? 'full' : 'compact'),
      change: change(tokens, tokensBefore, 'neither'),
      spark: spark('tokens'),
    },
    {
      label: 'Cost',
      value: formatMoney(cost, locale),
      change: change(cost, costBefore, 'neither'),
      spark: spark('costPicos'),
    },
    {
      label: 'Refused and failed',
      value: formatShare(failed(current.sums), current.sums.requests, locale),
      change: change(rate, rateBefore, 'bad'),
      spark: spark('errors').map((errors, at) => (errors === 0 ? 0 : errors / (spread[at] ?? errors))),
    },
  ]
}
