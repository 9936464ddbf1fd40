import 'server-only'
import { HOUR_MS, MINUTE_MS, type Range } from '@/lib/time/range'
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

/** Lists as Postgres writes them: the driver would look every item over for what needs quoting. */
const listed = (items: readonly (string | number)[]) => `{${items.join()}}`
const instants = (dates: readonly Date[]) => listed(dates.map((date) => date.toISOString()))

/** From how many hours or minutes a bucket's rows are searched for by themselves. */
const MANY = 20

function addedText(sum: UsageSum): string {
  return `(${BY_STATUS[sum] ?? `sum(${sum})`})${WIDE.includes(sum) ? '' : '::bigint'} as ${sum}`
}

/** A stretch that is read in one search; without a bucket it holds rows of several. */
type Stretch = Range & { bucket: number | null }

/**
 * Spans that hold many rows each are read one by one, so that a row needn't be told its bucket; of small ones
 * those that follow each other without a gap are read in one go.
 */
function stretches(spans: readonly Span[], unitMs: number): Stretch[] {
  const lengthMs = spans.reduce((sum, { startAt, endAt }) => sum + endAt.getTime() - startAt.getTime(), 0)
  if (lengthMs >= spans.length * MANY * unitMs) return [...spans]
  const merged: Stretch[] = []
  for (const { startAt, endAt } of spans) {
    const last = merged.at(-1)
    if (last && last.endAt.getTime() === startAt.getTime()) last.endAt = endAt
    else merged.push({ bucket: null, startAt, endAt })
  }
  return merged
}

/**
 * The text of a query over the hour rows, the minute rows and the deltas that are not folded yet: together
 * they hold every request once, and one statement sees one state of the fold. It gives `bucket` (from 1), the
 * columns and the sums; a bucket's row of the same columns can come in several parts.
 *
 * Every stretch of rows is one search of the index and one small aggregate, whatever else the table holds; a
 * join would let the planner read whole ranges where only their edges are asked for. The planner isn't shown
 * the stretches either (hence the selects around them): a plan that is best for every range is made once and
 * kept, and one for each range would take as long to make as to run. A stretch's first moment is asked for
 * apart, which makes Postgres gather the pages of all its rows before it reads any: each is then read once,
 * and not once for every row of it.
 */
export function rolledUp(
  bound: BoundValues,
  { accountId, buckets, columns, sums, filter }: RolledUp,
): string {
  const account = bound.add(accountId, 'bigint')
  const starts = bound.add(instants(buckets.map((bucket) => bucket.startAt)), 'timestamptz[]')
  const ends = bound.add(instants(buckets.map((bucket) => bucket.endAt)), 'timestamptz[]')
  const also = filterText(bound, filter)
  const selected = [...columns, ...sums.map(addedText)].join(', ')
  const inBuckets = (from: string, at: string, where: string) => `
    select width_bucket(${at}, ${starts}) as bucket, ${selected} from ${from}
    where account_id = ${account} and ${where}${also} group by ${['1', ...columns].join(', ')}`
  const inOne = (from: string, where: string) => `
    select ${selected} from ${from} where account_id = ${account} and ${where}${also}
    ${columns.length > 0 ? `group by ${columns.join(', ')}` : 'having count(*) > 0'}`
  const hidden = (values: string, type: string) => `(select ${bound.add(values, type)})`
  const rolled = (table: string, at: string, of: readonly Stretch[]) => {
    const within = `(${at} = stretch.start_at or (${at} > stretch.start_at and ${at} < stretch.end_at))`
    const edges = (edge: 'startAt' | 'endAt') =>
      hidden(instants(of.map((each) => each[edge])), 'timestamptz[]')
    const lists = `${edges('startAt')}, ${edges('endAt')}`
    const numbers = of.flatMap(({ bucket }) => bucket ?? [])
    if (numbers.length === 0) {
      return `select part.* from unnest(${lists}) as stretch (start_at, end_at)
    cross join lateral (${inBuckets(table, at, within)}) as part`
    }
    return `select stretch.bucket, part.*
    from unnest(${lists}, ${hidden(listed(numbers), 'int[]')}) as stretch (start_at, end_at, bucket)
    cross join lateral (${inOne(table, within)}) as part`
  }
  const spans = planSpans(buckets)
  const parts = [inBuckets('deltas', 'minute', `minute < (${ends})[width_bucket(minute, ${starts})]`)]
  if (spans.hours.length > 0) parts.push(rolled('usage_hours', 'hour', stretches(spans.hours, HOUR_MS)))
  if (spans.minutes.length > 0)
    parts.push(rolled('usage_minutes', 'minute', stretches(spans.minutes, MINUTE_MS)))
  return parts.join('\n    union all\n    ')
}
