import { comparedRanges } from '@/lib/time/compared-ranges'
import type { Range } from '@/lib/time/range'
import { addSums } from '@/lib/usage/add-sums'
import { parseFilter } from '@/lib/usage/parse-filter'
import { sumsByBucket } from '@/lib/usage/queries/sums-by-bucket'
import { resolveUsageQuery } from '@/lib/usage/resolve-usage-query'
import type { UsageQuery, UsageTotals } from '@/lib/usage/schema'

/**
 * The sums of a view for its tiles, with what to compare them with, from one statement: what has passed of
 * the range, and the same part of the period before.
 * @throws AppError invalid_request
 */
export async function readUsageTotals(
  accountId: bigint,
  query: UsageQuery,
  { now }: { now: Date },
): Promise<UsageTotals> {
  const { range } = resolveUsageQuery(query, now)
  const { current, previous } = comparedRanges(query.range, range, query.zone, now, query.compare)
  const rows = await sumsByBucket(accountId, [previous, current], parseFilter(query))
  const part = ({ startAt, endAt }: Range, bucket: number) => ({
    startAt: startAt.toISOString(),
    endAt: endAt.toISOString(),
    sums: addSums(rows.filter((row) => row.bucket === bucket)),
  })
  return { completeTo: now.toISOString(), previous: part(previous, 1), current: part(current, 2) }
}
