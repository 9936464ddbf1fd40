import 'server-only'
import type { Range } from '@/lib/time/range'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import { planSpans, type Span } from '@/lib/usage/plan-spans'
import type { BoundValues } from '@/lib/usage/queries/bound-values'
import { filterText } from '@/lib/usage/queries/filter-text'

export type UsageColumn = 'key_id' | 'kind' | 'model' | 'price_id' | 'project_id' | 'refused_by' | 'status'

/** What the rollups add up, by the names of their columns. */
export type UsageSum =
  | 'requests'
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

export type RolledUp = {
  accountId: bigint
  /** In order, not overlapping; with or without gaps. All on whole minutes. */
  buckets: readonly Range[]
  columns: readonly [UsageColumn, ...UsageColumn[]]
  sums: readonly UsageSum[]
  filter: UsageFilter
}

const instants = (dates: readonly Date[]) => dates.map((date) => date.toISOString())

/**
 * The text of a query over the hour rows, the minute rows and the deltas that are not folded yet: together
 * they hold every request once, and one statement sees one state of the fold. It gives `bucket` (from 1), the
 * columns and the sums; a bucket's row of the same columns can come in several parts.
 *
 * Every span is one search of the index and one small aggregate, whatever else the table holds; a join would
 * let the planner read whole ranges where only their edges are asked for.
 */
export function rolledUp(
  bound: BoundValues,
  { accountId, buckets, columns, sums, filter }: RolledUp,
): string {
  const account = bound.add(accountId, 'bigint')
  const spans = planSpans(buckets)
  const also = filterText(bound, filter)
  const names = columns.join(', ')
  const added = sums.map((sum) => `sum(${sum})${WIDE.includes(sum) ? '' : '::bigint'} as ${sum}`).join(', ')
  const columnOf = (of: readonly Span[], edge: 'startAt' | 'endAt') =>
    bound.add(instants(of.map((span) => span[edge])), 'timestamptz[]')
  const numbersOf = (of: readonly Span[]) => of.map((span) => span.bucket)
  const rolled = (table: string, at: string, of: readonly Span[]) => `
    select span.bucket, part.*
    from unnest(
      ${bound.add(numbersOf(of), 'int[]')}, ${columnOf(of, 'startAt')}, ${columnOf(of, 'endAt')}
    ) as span (bucket, start_at, end_at)
    cross join lateral (
      select ${names}, ${added} from ${table}
      where account_id = ${account} and ${at} >= span.start_at and ${at} < span.end_at${also}
      group by ${names}
    ) as part`
  const starts = bound.add(instants(buckets.map((bucket) => bucket.startAt)), 'timestamptz[]')
  const ends = bound.add(instants(buckets.map((bucket) => bucket.endAt)), 'timestamptz[]')
  const parts = [
    `
    select width_bucket(minute, ${starts}) as bucket, ${names}, ${added} from deltas
    where account_id = ${account} and minute < (${ends})[width_bucket(minute, ${starts})]${also}
    group by 1, ${names}`,
  ]
  if (spans.hours.length > 0) parts.push(rolled('usage_hours', 'hour', spans.hours))
  if (spans.minutes.length > 0) parts.push(rolled('usage_minutes', 'minute', spans.minutes))
  return parts.join('\n    union all')
}
