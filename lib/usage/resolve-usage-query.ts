import { AppError } from '@/lib/errors'
import { bucketBounds, fitGranularity, MAX_BUCKETS } from '@/lib/time/buckets'
import { type Granularity, isZone, type Range, resolveRange } from '@/lib/time/range'
import { rawSince } from '@/lib/usage/raw-since'
import type { UsageQuery } from '@/lib/usage/schema'

/** Outside of these years nothing was ever recorded, and zones had offsets that are no whole minutes. */
const FIRST_YEAR = 2000
const LAST_YEAR = 2199

type RangeQuery = Pick<UsageQuery, 'range' | 'from' | 'to' | 'zone' | 'by'>
export type ResolvedQuery = { range: Range; granularity: Granularity; buckets: Range[] }

/** Buckets between neighbouring bounds. */
function between(bounds: readonly Date[]): Range[] {
  return bounds.slice(1).map((endAt, index) => ({ startAt: bounds[index] ?? endAt, endAt }))
}

/**
 * Turns a view's range into instants. A granularity that would give too many buckets, or minutes that aren't
 * kept any more, becomes the next coarser one that fits, so that an old link still opens; the answer says
 * which one it was.
 * @throws AppError invalid_request for an unknown zone, a year out of bounds, a range that even days do not
 * fit
 */
export function resolveUsageQuery(query: RangeQuery, now: Date): ResolvedQuery {
  const { range: preset, from, to, zone, by } = query
  if (!isZone(zone))
    throw new AppError('invalid_request', 'zone is no time zone known here.', { param: 'zone' })
  for (const [param, day] of Object.entries({ from, to })) {
    const year = Number(day?.slice(0, 4) ?? FIRST_YEAR)
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new AppError('invalid_request', `${param} must lie between ${FIRST_YEAR} and ${LAST_YEAR}.`, {
        param,
      })
    }
  }
  const range = resolveRange(preset, zone, now, { from, to })
  const granularity = fitGranularity(range, by)
  if (!granularity) {
    const message = `A range can have at most ${MAX_BUCKETS - 1} days.`
    throw new AppError('invalid_request', message, { param: 'from' })
  }
  const kept = granularity === 'minute' && range.startAt < rawSince(now) ? 'hour' : granularity
  return { range, granularity: kept, buckets: between(bucketBounds(range, kept, zone)) }
}
