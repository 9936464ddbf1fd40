import { TZDate } from '@date-fns/tz'
import { addDays, startOfDay } from 'date-fns'
import { DAY_MS, type Granularity, HOUR_MS, MINUTE_MS, type Range } from '@/lib/time/range'

/** More points than this are never asked for in one series. */
export const MAX_BUCKETS = 1500

const STEP_MS: Record<Granularity, number> = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS }

/** The granularities that fit a range: at least two buckets, or the finest, and at most MAX_BUCKETS. */
export function granularitiesFor(range: Range): Granularity[] {
  const lengthMs = range.endAt.getTime() - range.startAt.getTime()
  const fits = (granularity: Granularity) => lengthMs / STEP_MS[granularity] <= MAX_BUCKETS
  const useful = (granularity: Granularity) => granularity === 'minute' || lengthMs >= STEP_MS[granularity] * 2
  return (['minute', 'hour', 'day'] as const).filter((each) => fits(each) && useful(each))
}

/** The granularity a range has when nobody chose one: the finest that keeps a chart under about 200 bars. */
export function defaultGranularity(range: Range): Granularity {
  const lengthMs = range.endAt.getTime() - range.startAt.getTime()
  const offered = granularitiesFor(range)
  const fine = offered.find((granularity) => lengthMs / STEP_MS[granularity] <= 200)
  return fine ?? offered.at(-1) ?? 'day'
}

/** Midnights of the zone inside the range: a day of 23 or 25 hours is one step like any other. */
function dayBounds(range: Range, zone: string): Date[] {
  const bounds: Date[] = []
  let day = startOfDay(addDays(startOfDay(new TZDate(range.startAt, zone)), 1))
  while (day.getTime() < range.endAt.getTime()) {
    bounds.push(new Date(day.getTime()))
    day = startOfDay(addDays(day, 1))
  }
  return bounds
}

/**
 * The boundaries of the buckets that tile a range: the first is `startAt`, the last `endAt`, every inner one a whole
 * local minute, hour or day of the zone. Hours are cut on the zone's own clock, which can be off UTC's by 30 or 45
 * minutes.
 */
export function bucketBounds(range: Range, granularity: Granularity, zone: string): Date[] {
  if (granularity === 'day') return [range.startAt, ...dayBounds(range, zone), range.endAt]
  const stepMs = STEP_MS[granularity]
  const offsetMs = granularity === 'hour' ? -new TZDate(range.startAt, zone).getTimezoneOffset() * MINUTE_MS : 0
  const bounds = [range.startAt]
  let at = Math.floor((range.startAt.getTime() + offsetMs) / stepMs) * stepMs - offsetMs + stepMs
  for (; at < range.endAt.getTime(); at += stepMs) bounds.push(new Date(at))
  bounds.push(range.endAt)
  return bounds
}
