import { comparedRanges } from '@/lib/time/compared-ranges'
import type { Range } from '@/lib/time/range'
import { mergeHistograms, parseHistogram, percentilesOf } from '@/lib/usage/histogram'
import { nameGroup } from '@/lib/usage/name-group'
import { parseFilter } from '@/lib/usage/parse-filter'
import { prepareMerge } from '@/lib/usage/prepare-merge'
import { type LatencyRow, latencyByBucket } from '@/lib/usage/queries/latency-by-bucket'
import { type ResolvedQuery, resolveUsageQuery } from '@/lib/usage/resolve-usage-query'
import type { LatencyAnswer, LatencyQuery, Percentiles } from '@/lib/usage/schema'

/** Neighbouring buckets joined to as many as are drawn: once they are percentiles nobody can join them. */
function drawnBuckets({ buckets, granularity }: ResolvedQuery, zone: string): Range[] {
  const starts = buckets.map((bucket) => bucket.startAt.toISOString())
  return prepareMerge(starts, granularity, zone).flatMap(([from, to]) => {
    const [first, last] = [buckets[from], buckets[to - 1]]
    return first && last ? { startAt: first.startAt, endAt: last.endAt } : []
  })
}

function percentilesIn(rows: readonly LatencyRow[]): Percentiles | null {
  return percentilesOf(mergeHistograms(rows.map((row) => parseHistogram(row.histogram))))
}

/**
 * Percentiles of how long an account's requests took, or of their time to a first token, by bucket of any
 * zone and by group. They are those of merged histograms, so every figure is within 5 % of the request that
 * stands at its rank.
 * @throws AppError invalid_request
 */
export async function readLatency(
  accountId: bigint,
  query: LatencyQuery,
  { now }: { now: Date },
): Promise<LatencyAnswer> {
  const { zone, group: grouping, measure: timing, top } = query
  const resolved = resolveUsageQuery(query, now)
  const { range, granularity } = resolved
  const { previous } = comparedRanges(query.range, range, zone, now, query.compare)
  const buckets = drawnBuckets(resolved, zone)
  const filter = parseFilter(query)
  const rows = await latencyByBucket({ accountId, previous, buckets, grouping, timing, top, filter })
  const points = rows.filter((row) => row.bucket > 0)
  return {
    startAt: range.startAt.toISOString(),
    endAt: range.endAt.toISOString(),
    completeTo: now.toISOString(),
    zone,
    granularity,
    grouping,
    measure: timing,
    buckets: buckets.map((bucket) => bucket.startAt.toISOString()),
    points: points.flatMap((row) => {
      const figures = percentilesIn([row])
      return figures ? { bucket: row.bucket - 1, ...figures } : []
    }),
    groups: rows.flatMap((row) => {
      const figures = row.place > 0 ? percentilesIn([row]) : null
      return figures ? { ...nameGroup(grouping, row, top), ...figures } : []
    }),
    total: percentilesIn(points),
    previous: percentilesIn(rows.filter((row) => row.bucket < 0)),
  }
}
