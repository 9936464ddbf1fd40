import 'server-only'
import type { Range } from '@/lib/time/range'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import { planSpans, type Span } from '@/lib/usage/plan-spans'
import type { BoundValues } from '@/lib/usage/queries/bound-values'
import { filterText } from '@/lib/usage/queries/filter-text'

export type UsageColumn = 'key_id' | 'kind' | 'model' | 'price_id' | 'project_id' | 'refused_by' | 'status'

/** What the rollups add up, by the names of their columns; `errors` and `refused` are requests by status. */
export type UsageSum =
  | 'requests'
  | 'errors'
  | 'refused'
  | 'prompt_tokens'
  | 'cached_tokens'
  | 'completion_tokens'
  | 'images'
  | 'image_steps'
  | 'characters'
  | 'unpriced'
  | 'unmetered'
  | 'cost_picos'
  | 'latency_histogram'
  | 'ttft_histogram'

/** Their sums can pass what a BIGINT holds; those of all others are cheaper to add on as one. */
const WIDE: readonly UsageSum[] = ['image_steps', 'cost_picos', 'latency_histogram', 'ttft_histogram']
const BY_STATUS: Partial<Record<UsageSum, string>> = {
  errors: 'coalesce(sum(requests) filter (where status not between 200 and 299), 0)',
  refused: 'coalesce(sum(requests) filter (where status = 429), 0)',
}

export type RolledUp = {
  accountId: bigint
  /** In order, not overlapping; with or without gaps. All on whole minutes. */
  buckets: readonly Range[]
  columns: readonly UsageColumn[]
  sums: readonly UsageSum[]
  filter: UsageFilter
}

const instants = (dates: readonly Date[]) => dates.map((date) => date.toISOString())

function addedText(sum: UsageSum): string {
  return `(${BY_STATUS[sum] ?? `sum(${sum})`})${WIDE.includes(sum) ? '' : '::bigint'} as ${sum}`
}

/** Spans that follow each other without a gap are read in one go. */
function stretches(spans: readonly Span[]): Range[] {
  const merged: Range[] = []
  for (const { startAt, endAt } of spans) {
    const last = merged.at(-1)
    if (last && last.endAt.getTime() === startAt.getTime()) last.endAt = endAt
    else merged.push({ startAt, endAt })
  }
  return merged
}

/**
 * The text of a query over the hour rows, the minute rows and the deltas that are not folded yet: together
 * they hold every request once, and one statement sees one state of the fold. It gives `bucket` (from 1), the
 * columns and the sums; a bucket's row of the same columns can come in several parts.
 *
 * Every stretch of rows is one search of the index and one small aggregate, whatever else the table holds; a
 * join would let the planner read whole ranges where only their edges are asked for.
 */
export function rolledUp(
  bound: BoundValues,
  { accountId, buckets, columns, sums, filter }: RolledUp,
): string {
  const account = bound.add(accountId, 'bigint')
  const starts = bound.add(instants(buckets.map((bucket) => bucket.startAt)), 'timestamptz[]')
  const ends = bound.add(instants(buckets.map((bucket) => bucket.endAt)), 'timestamptz[]')
  const spans = planSpans(buckets)
  const also = filterText(bound, filter)
  const selected = (at: string) =>
    [`width_bucket(${at}, ${starts}) as bucket`, ...columns, ...sums.map(addedText)].join(', ')
  const grouped = `group by ${['1', ...columns].join(', ')}`
  const edges = (of: readonly Range[], edge: 'startAt' | 'endAt') =>
    bound.add(instants(of.map((range) => range[edge])), 'timestamptz[]')
  const between = (table: string, at: string, from: string, to: string) => `
    select ${selected(at)} from ${table}
    where account_id = ${account} and ${at} >= ${from} and ${at} < ${to}${also}
    ${grouped}`
  const rolled = (table: string, at: string, of: readonly Range[]) => {
    const [only, ...others] = of
    if (only && others.length === 0) {
      const [from, to] = [only.startAt, only.endAt].map((edge) => bound.add(edge, 'timestamptz'))
      return between(table, at, from ?? '', to ?? '')
    }
    return `
    select part.*
    from unnest(${edges(of, 'startAt')}, ${edges(of, 'endAt')}) as stretch (start_at, end_at)
    cross join lateral (${between(table, at, 'stretch.start_at', 'stretch.end_at')}) as part`
  }
  const parts = [
    `
    select ${selected('minute')} from deltas
    where account_id = ${account} and minute < (${ends})[width_bucket(minute, ${starts})]${also}
    ${grouped}`,
  ]
  if (spans.hours.length > 0) parts.push(rolled('usage_hours', 'hour', stretches(spans.hours)))
  if (spans.minutes.length > 0) parts.push(rolled('usage_minutes', 'minute', stretches(spans.minutes)))
  return parts.join('\n    union all')
}
