import { TZDate, tzOffset } from '@date-fns/tz'
import { addDays, startOfDay } from 'date-fns'
import { DAY_MS, GRANULARITIES, type Granularity, HOUR_MS, MINUTE_MS, type Range } from '@/lib/time/range'

/** More points than this are never asked for in one series. */
export const MAX_BUCKETS = 1500

const STEP_MS: Record<Granularity, number> = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS }

function stepsIn(range: Range, granularity: Granularity): number {
  return (range.endAt.getTime() - range.startAt.getTime()) / STEP_MS[granularity]
}

/** Ranges begin on whole minutes but not on whole hours or days, so those can be cut into one bucket more. */
function fits(range: Range, granularity: Granularity): boolean {
  return stepsIn(range, granularity) + (granularity === 'minute' ? 0 : 1) <= MAX_BUCKETS
}

/** One bucket alone is no chart. A day has 22 to 26 hours, so two days are told from one by their middle. */
function isUseful(range: Range, granularity: Granularity): boolean {
  return granularity === 'minute' || stepsIn(range, granularity) > 1.5
}

/** The granularities offered for a range: at least two buckets, or the finest, and at most MAX_BUCKETS. */
export function granularitiesFor(range: Range): Granularity[] {
  return GRANULARITIES.filter((each) => fits(range, each) && isUseful(range, each))
}

/** The granularity a range has when nobody chose one: the finest that keeps a chart under about 200 bars. */
export function defaultGranularity(range: Range): Granularity {
  const offered = granularitiesFor(range)
  return offered.find((each) => stepsIn(range, each) <= 200) ?? offered.at(-1) ?? 'day'
}

/**
 * The granularity to use when one was asked for: itself when it gives at most MAX_BUCKETS, else the next
 * coarser that does. A link made for a short range thus goes on working when its range has grown.
 * @returns null when not even days fit.
 */
export function fitGranularity(range: Range, asked: Granularity | undefined): Granularity | null {
  const wanted = asked ?? defaultGranularity(range)
  const coarser = GRANULARITIES.slice(GRANULARITIES.indexOf(wanted))
  return coarser.find((each) => fits(range, each)) ?? null
}

/**
 * The next first instant of a day after one. Where the clock didn't change in between it is 24 hours on,
 * which spares a calendar; a day that begins at 1:00, its midnight having been skipped, is followed by one at
 * 0:00.
 */
function nextDay(startMs: number, zone: string): number {
  const offsetMs = tzOffset(zone, new Date(startMs)) * MINUTE_MS
  const laterMs = startMs + DAY_MS
  const isSteady = tzOffset(zone, new Date(laterMs)) * MINUTE_MS === offsetMs
  if (isSteady && (laterMs + offsetMs) % DAY_MS === 0) return laterMs
  return startOfDay(addDays(new TZDate(startMs, zone), 1)).getTime()
}

/** Midnights of the zone inside the range: a day of 23 or 25 hours is one step like any other. */
function dayBounds(range: Range, zone: string): Date[] {
  const bounds: Date[] = []
  let atMs = nextDay(startOfDay(new TZDate(range.startAt, zone)).getTime(), zone)
  for (; atMs < range.endAt.getTime(); atMs = nextDay(atMs, zone)) bounds.push(new Date(atMs))
  return bounds
}

/** The first minute after `fromMs`, up to `toMs`, at which the zone's offset is no longer `offsetMs`. */
function clockChange(fromMs: number, toMs: number, offsetMs: number, zone: string): number {
  let before = fromMs
  let after = toMs
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / MINUTE_MS / 2) * MINUTE_MS
    if (tzOffset(zone, new Date(middle)) * MINUTE_MS === offsetMs) before = middle
    else after = middle
  }
  return after
}

/**
 * Instants inside the range at which the zone's clock reads a whole hour, or jumps into another hour. Where
 * summer time is half an hour (Lord Howe), the hour that is cut short has 30 minutes, the one that is
 * prolonged has 90.
 */
function hourBounds(range: Range, zone: string): Date[] {
  const bounds: Date[] = []
  let at = range.startAt.getTime()
  let offsetMs = tzOffset(zone, range.startAt) * MINUTE_MS
  for (;;) {
    const whole = (Math.floor((at + offsetMs) / HOUR_MS) + 1) * HOUR_MS - offsetMs
    const laterMs = tzOffset(zone, new Date(whole)) * MINUTE_MS
    const next = laterMs === offsetMs ? whole : clockChange(at, whole, offsetMs, zone)
    if (next >= range.endAt.getTime()) return bounds
    const wall = next + laterMs
    const jumped = Math.floor(wall / HOUR_MS) !== Math.floor((next - 1 + offsetMs) / HOUR_MS)
    if (jumped || wall % HOUR_MS === 0) bounds.push(new Date(next))
    at = next
    offsetMs = laterMs
  }
}

function minuteBounds(range: Range): Date[] {
  const bounds: Date[] = []
  let at = (Math.floor(range.startAt.getTime() / MINUTE_MS) + 1) * MINUTE_MS
  for (; at < range.endAt.getTime(); at += MINUTE_MS) bounds.push(new Date(at))
  return bounds
}

/**
 * The boundaries of the buckets that tile a range: the first is `startAt`, the last `endAt`, every inner one
 * a whole minute, or an hour or a day of the zone's own clock, which can be off UTC's by 30 or 45 minutes.
 */
export function bucketBounds(range: Range, granularity: Granularity, zone: string): Date[] {
  const inner = {
    minute: () => minuteBounds(range),
    hour: () => hourBounds(range, zone),
    day: () => dayBounds(range, zone),
  }
  return [range.startAt, ...inner[granularity](), range.endAt]
}
