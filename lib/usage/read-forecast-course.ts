import { DAY_MS, HOUR_MS, type Range } from '@/lib/time/range'
import type { ForecastCourse } from '@/lib/usage/forecast-schema'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import { sumsByBucket } from '@/lib/usage/queries/sums-by-bucket'

/** The months before this one that the method is tried on, and the days that the first of them looks back. */
const MONTHS_BACK = 3
const DAYS_BACK = 28
const HOURS = 24

function tile(fromMs: number, toMs: number, stepMs: number): Range[] {
  const count = Math.max(0, Math.ceil((toMs - fromMs) / stepMs))
  return Array.from({ length: count }, (_, at) => ({
    startAt: new Date(fromMs + at * stepMs),
    endAt: new Date(fromMs + (at + 1) * stepMs),
  }))
}

/**
 * What the billing month's forecast is made of, from one statement: days of the past, and hours where the
 * course of a day is asked for. Days without usage cost nothing.
 */
export async function readForecastCourse(
  accountId: bigint,
  filter: UsageFilter,
  { now }: { now: Date },
): Promise<ForecastCourse> {
  const todayMs = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  const firstMs = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS_BACK) - DAYS_BACK * DAY_MS
  const hoursMs = todayMs - DAYS_BACK * DAY_MS
  const buckets = [...tile(firstMs, hoursMs, DAY_MS), ...tile(hoursMs, todayMs + DAY_MS, HOUR_MS)]
  const rows = await sumsByBucket(accountId, buckets, filter)
  const days = new Map(tile(firstMs, todayMs + DAY_MS, DAY_MS).map(({ startAt }) => [startAt.getTime(), 0n]))
  const hours = Array.from({ length: HOURS }, () => 0n)
  for (const { bucket, costPicos } of rows) {
    const atMs = buckets[bucket - 1]?.startAt.getTime() ?? 0
    const dayMs = Math.floor(atMs / DAY_MS) * DAY_MS
    const hour = (atMs - dayMs) / HOUR_MS
    days.set(dayMs, (days.get(dayMs) ?? 0n) + BigInt(costPicos))
    if (atMs >= hoursMs && dayMs < todayMs) hours[hour] = (hours[hour] ?? 0n) + BigInt(costPicos)
  }
  return {
    readAt: now.toISOString(),
    days: [...days].map(([atMs, picos]) => ({
      day: new Date(atMs).toISOString().slice(0, 10),
      costPicos: picos.toString(),
    })),
    hoursPicos: hours.map(String),
  }
}
