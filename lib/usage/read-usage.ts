import { addSums } from '@/lib/usage/add-sums'
import { nameGroup } from '@/lib/usage/name-group'
import { parseFilter } from '@/lib/usage/parse-filter'
import { type UsageRow, usageByBucket } from '@/lib/usage/queries/usage-by-bucket'
import { resolveUsageQuery } from '@/lib/usage/resolve-usage-query'
import {
  ADDITIVE,
  type CourseMeasure,
  type Grouping,
  type Sums,
  type UsageAnswer,
  type UsageGroup,
  type UsagePoint,
  type UsageQuery,
} from '@/lib/usage/schema'

function groupOf(grouping: Grouping, row: UsageRow, top: number): UsageGroup {
  const sums = Object.fromEntries(ADDITIVE.map((name) => [name, row[name]])) as Sums
  return { ...nameGroup(grouping, row, top), sums }
}

function pointsOf({ buckets, values }: UsageRow, group: number): UsagePoint[] {
  return buckets.flatMap((bucket, index) => {
    const value = values[index] ?? '0'
    return value === '0' ? [] : { bucket: bucket - 1, group, value }
  })
}

function courseOf(rows: readonly UsageRow[], buckets: number): UsageAnswer['course'] {
  const given = rows[0]?.course
  const dense = (name: CourseMeasure) => {
    const values = Array<string>(buckets).fill('0')
    given?.buckets.forEach((bucket, index) => {
      values[bucket - 1] = given[name][index] ?? '0'
    })
    return values
  }
  return {
    requests: dense('requests'),
    tokens: dense('tokens'),
    costPicos: dense('costPicos'),
    errors: dense('errors'),
  }
}

/**
 * Usage owns every read of what was recorded, for charts, tables and the usage API, and writes nothing. It
 * reads rollups only, never events, and always one account's.
 *
 * @returns usage by bucket and group; sums add up exactly, whatever the zone, the filters and the state of
 * the fold
 * @throws AppError invalid_request
 */
export async function readUsage(
  accountId: bigint,
  query: UsageQuery,
  { now }: { now: Date },
): Promise<UsageAnswer> {
  const { range, granularity, buckets } = resolveUsageQuery(query, now)
  const { group: grouping, measure, top, zone } = query
  const filter = parseFilter(query)
  const rows = await usageByBucket({ accountId, buckets, grouping, measure, top, filter })
  return {
    startAt: range.startAt.toISOString(),
    endAt: range.endAt.toISOString(),
    completeTo: now.toISOString(),
    zone,
    granularity,
    grouping,
    measure,
    buckets: buckets.map((bucket) => bucket.startAt.toISOString()),
    groups: rows.map((row) => groupOf(grouping, row, top)),
    points: rows.flatMap(pointsOf),
    course: courseOf(rows, buckets.length),
    total: addSums(rows),
  }
}
