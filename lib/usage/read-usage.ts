import { addSums } from '@/lib/usage/add-sums'
import { nameGroup } from '@/lib/usage/name-group'
import { parseFilter } from '@/lib/usage/parse-filter'
import { type UsageRow, usageByBucket } from '@/lib/usage/queries/usage-by-bucket'
import { resolveUsageQuery } from '@/lib/usage/resolve-usage-query'
import {
  ADDITIVE,
  type Grouping,
  type Sums,
  type UsageAnswer,
  type UsageGroup,
  type UsageQuery,
} from '@/lib/usage/schema'

function sumsOf(row: Sums): Sums {
  return Object.fromEntries(ADDITIVE.map((name) => [name, row[name]])) as Sums
}

function groupOf(grouping: Grouping, rows: readonly [UsageRow, ...UsageRow[]], top: number): UsageGroup {
  return { ...nameGroup(grouping, rows[0], top), sums: addSums(rows) }
}

/** Rows come ordered by place, so that each group's stand together. */
function byPlace(rows: readonly UsageRow[]): [UsageRow, ...UsageRow[]][] {
  const places = new Map<number, [UsageRow, ...UsageRow[]]>()
  for (const row of rows) {
    const known = places.get(row.place)
    if (known) known.push(row)
    else places.set(row.place, [row])
  }
  return [...places.values()]
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
  const groups = byPlace(rows)
  return {
    startAt: range.startAt.toISOString(),
    endAt: range.endAt.toISOString(),
    completeTo: now.toISOString(),
    zone,
    granularity,
    grouping,
    measure,
    buckets: buckets.map((bucket) => bucket.startAt.toISOString()),
    groups: groups.map((each) => groupOf(grouping, each, top)),
    points: groups.flatMap((each, group) =>
      each.map((row) => ({ bucket: row.bucket - 1, group, sums: sumsOf(row) })),
    ),
    total: addSums(rows),
  }
}
