import { addSums } from '@/lib/usage/add-sums'
import { nameGroup } from '@/lib/usage/name-group'
import { parseFilter } from '@/lib/usage/parse-filter'
import { type UsageQuestion, type UsageRow, usageByBucket } from '@/lib/usage/queries/usage-by-bucket'
import { type CourseQuestion, usageCourse } from '@/lib/usage/queries/usage-course'
import { resolveUsageQuery } from '@/lib/usage/resolve-usage-query'
import {
  ADDITIVE,
  type CourseMeasure,
  type Sums,
  type UsageAnswer,
  type UsagePoint,
  type UsageQuery,
} from '@/lib/usage/schema'

type Read = Pick<UsageAnswer, 'groups' | 'points' | 'course'>

function sumsOf(row: Sums): Sums {
  return Object.fromEntries(ADDITIVE.map((name) => [name, row[name]])) as Sums
}

function pointsOf(values: readonly (string | undefined)[], group: number): UsagePoint[] {
  return values.flatMap((value = '0', bucket) => (value === '0' ? [] : { bucket, group, value }))
}

/** A value for every bucket, as text; those of a bucket that comes more than once are added. */
function spread(buckets: readonly number[], values: readonly string[], count: number): string[] {
  const dense = Array<bigint>(count).fill(0n)
  buckets.forEach((bucket, index) => {
    dense[bucket - 1] = (dense[bucket - 1] ?? 0n) + BigInt(values[index] ?? 0)
  })
  return dense.map(String)
}

/** Everything together, with what tiles draw small. */
async function readTogether(question: CourseQuestion): Promise<Read> {
  const row = await usageCourse(question)
  const course = (name: CourseMeasure) =>
    spread(row?.buckets ?? [], row?.[`${name}Course`] ?? [], question.buckets.length)
  return {
    groups: row ? [{ id: 'all', label: 'All', members: 0, sums: sumsOf(row) }] : [],
    points: row ? pointsOf(spread(row.buckets, row.values, question.buckets.length), 0) : [],
    course: {
      requests: course('requests'),
      tokens: course('tokens'),
      costPicos: course('costPicos'),
      errors: course('errors'),
    },
  }
}

async function readByGroup(question: UsageQuestion): Promise<Read> {
  const rows = await usageByBucket(question)
  const values = ({ buckets, values }: UsageRow) => spread(buckets, values, question.buckets.length)
  return {
    groups: rows.map((row) => ({ ...nameGroup(question.grouping, row, question.top), sums: sumsOf(row) })),
    points: rows.flatMap((row, group) => pointsOf(values(row), group)),
    course: null,
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
  const asked = { accountId, buckets, measure, filter }
  const read = grouping === 'none' ? readTogether(asked) : readByGroup({ ...asked, grouping, top })
  const { groups, points, course } = await read
  return {
    startAt: range.startAt.toISOString(),
    endAt: range.endAt.toISOString(),
    completeTo: now.toISOString(),
    zone,
    granularity,
    grouping,
    measure,
    buckets: buckets.map((bucket) => bucket.startAt.toISOString()),
    groups,
    points,
    course,
    total: addSums(groups.map((group) => group.sums)),
  }
}
