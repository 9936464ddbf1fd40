import { MINUTE_MS, nextMinute } from '@/lib/time/range'
import { refusedByLimit } from '@/lib/usage/queries/refused-by-limit'
import type { RefusedCounts } from '@/lib/usage/schema'

/** Requests answered 429 from the minute of `since` until now, by the limit that refused. */
export async function refusedSince(
  accountId: bigint,
  { since, now }: { since: Date; now: Date },
): Promise<RefusedCounts> {
  const startAt = new Date(Math.floor(since.getTime() / MINUTE_MS) * MINUTE_MS)
  const rows = await refusedByLimit(accountId, { startAt, endAt: nextMinute(now) })
  const counts = Object.fromEntries(rows.map((row) => [row.refusedBy, row.requests]))
  return {
    tier: counts.tier ?? '0',
    model: counts.model ?? '0',
    ip: counts.ip ?? '0',
    other: counts.none ?? '0',
  }
}
