import { tzOffset } from '@date-fns/tz'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bucketBounds,
  defaultGranularity,
  fitGranularity,
  granularitiesFor,
  MAX_BUCKETS,
} from '@/lib/time/buckets'
import { DAY_MS, HOUR_MS, MINUTE_MS, type Range, resolveRange } from '@/lib/time/range'

const ZONES = [
  'UTC',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
]

const range = (startAt: string, endAt: string): Range => ({
  startAt: new Date(startAt),
  endAt: new Date(endAt),
})
const minutesBetween = (bounds: Date[]) =>
  bounds.slice(1).map((bound, index) => (bound.getTime() - (bounds[index]?.getTime() ?? 0)) / MINUTE_MS)

/** The zone's clock as a number of minutes, read afresh at every minute. */
const wallMinute = (atMs: number, zone: string) => atMs / MINUTE_MS + tzOffset(zone, new Date(atMs))

/**
 * Finds by reading the clock minute by minute, knowing nothing of offsets, where one bucket ends and another
 * begins.
 */
function boundsByTheClock(
  { startAt, endAt }: Range,
  zone: string,
  begins: (wall: number, before: number) => boolean,
) {
  const bounds = [startAt.toISOString()]
  let before = wallMinute(startAt.getTime(), zone)
  for (let at = startAt.getTime() + MINUTE_MS; at < endAt.getTime(); at += MINUTE_MS) {
    const wall = wallMinute(at, zone)
    if (begins(wall, before)) bounds.push(new Date(at).toISOString())
    before = wall
  }
  return [...bounds, endAt.toISOString()]
}

const hourOf = (wall: number) => Math.floor(wall / 60)
const dateOf = (wall: number) => Math.floor(wall / 1440)
const hourBegins = (wall: number, before: number) => wall % 60 === 0 || hourOf(wall) !== hourOf(before)
/** A midnight that comes twice, as on the Azores, begins its day once. */
const dayBegins = (wall: number, before: number) => dateOf(wall) > dateOf(before)

const anyRange = (days: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: 4 * 365 * 1440 }), fc.integer({ min: 1, max: days * 1440 }))
    .map(([from, length]) => {
      const startMs = Date.UTC(2023, 0, 1) + from * MINUTE_MS
      return { startAt: new Date(startMs), endAt: new Date(startMs + length * MINUTE_MS) }
    })

/** Every hour of three years after which a zone's clock no longer runs as before. */
const CHANGES = ZONES.flatMap((zone) => {
  const hours = Array.from({ length: 3 * 365 * 24 }, (_, hour) => Date.UTC(2024, 0, 1) + hour * HOUR_MS)
  const offsets = hours.map((at) => tzOffset(zone, new Date(at)))
  return hours.flatMap((at, hour) => (offsets[hour] !== offsets[hour + 1] ? [{ zone, at }] : []))
})

const aroundAChange = fc
  .tuple(
    fc.constantFrom(...CHANGES),
    fc.integer({ min: 0, max: 2 * 1440 }),
    fc.integer({ min: 1, max: 4 * 1440 }),
  )
  .map(([{ zone, at }, before, length]) => {
    const startMs = at - before * MINUTE_MS
    return { zone, any: { startAt: new Date(startMs), endAt: new Date(startMs + length * MINUTE_MS) } }
  })

describe('bucketBounds', () => {
  it('cuts hours where the clock of the zone reads a whole hour', () => {
    fc.assert(
      fc.property(aroundAChange, ({ any, zone }) => {
        const bounds = bucketBounds(any, 'hour', zone).map((at) => at.toISOString())
        expect(bounds).toEqual(boundsByTheClock(any, zone, hourBegins))
      }),
      { numRuns: 40 },
    )
  })

  it('tiles any range with days that begin at the midnights of the zone', () => {
    fc.assert(
      fc.property(aroundAChange, ({ any, zone }) => {
        const bounds = bucketBounds(any, 'day', zone).map((at) => at.toISOString())
        expect(bounds).toEqual(boundsByTheClock(any, zone, dayBegins))
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['2026-03-28', 'Europe/Berlin', [1440, 1380, 1440]],
    ['2026-10-24', 'Europe/Berlin', [1440, 1500, 1440]],
    ['2026-03-07', 'America/Los_Angeles', [1440, 1380, 1440]],
    ['2026-10-31', 'America/Los_Angeles', [1440, 1500, 1440]],
    ['2026-04-04', 'Australia/Lord_Howe', [1440, 1470, 1440]],
    ['2026-10-03', 'Australia/Lord_Howe', [1440, 1410, 1440]],
    ['2026-04-23', 'Africa/Cairo', [1440, 1380, 1440]],
  ])('gives the days from %s in %s their own lengths', (from, zone, lengths) => {
    const to = new Date(Date.parse(from) + 2 * DAY_MS).toISOString().slice(0, 10)
    const days = resolveRange('custom', zone, new Date('2027-01-01T00:00:00Z'), { from, to })
    expect(minutesBetween(bucketBounds(days, 'day', zone))).toEqual(lengths)
  })

  it('keeps half-hour shifts inside the hours they happen in', () => {
    const back = bucketBounds(
      range('2026-04-04T13:00:00Z', '2026-04-04T17:00:00Z'),
      'hour',
      'Australia/Lord_Howe',
    )
    expect(minutesBetween(back)).toEqual([60, 90, 60, 30])
    const forward = bucketBounds(
      range('2026-10-03T13:30:00Z', '2026-10-03T17:00:00Z'),
      'hour',
      'Australia/Lord_Howe',
    )
    expect(minutesBetween(forward)).toEqual([60, 60, 30, 60])
  })

  it('begins and ends a rolling range with cut hours', () => {
    const bounds = bucketBounds(
      range('2026-11-24T10:17:00Z', '2026-11-24T13:17:00Z'),
      'hour',
      'Asia/Kathmandu',
    )
    expect(minutesBetween(bounds)).toEqual([58, 60, 60, 2])
  })

  it('never makes more buckets than are allowed', () => {
    fc.assert(
      fc.property(anyRange(900), fc.constantFrom(...ZONES), (any, zone) => {
        for (const granularity of granularitiesFor(any)) {
          expect(bucketBounds(any, granularity, zone).length - 1).toBeLessThanOrEqual(MAX_BUCKETS)
        }
      }),
      { numRuns: 30 },
    )
  })
})

const span = (ms: number) => ({ startAt: new Date(0), endAt: new Date(ms) })

describe('granularities', () => {
  it.each([
    ['15 minutes', 15 * MINUTE_MS, ['minute'], 'minute'],
    ['2 hours', 2 * HOUR_MS, ['minute', 'hour'], 'minute'],
    ['a day', DAY_MS, ['minute', 'hour'], 'hour'],
    ['a day of 25 hours', 25 * HOUR_MS, ['minute', 'hour'], 'hour'],
    ['two days, one of 23 hours', 47 * HOUR_MS, ['hour', 'day'], 'hour'],
    ['a week', 7 * DAY_MS, ['hour', 'day'], 'hour'],
    ['30 days', 30 * DAY_MS, ['hour', 'day'], 'day'],
    ['90 days', 90 * DAY_MS, ['day'], 'day'],
    ['2 years', 731 * DAY_MS, ['day'], 'day'],
    ['5 years', 1826 * DAY_MS, [], 'day'],
  ])('offers for %s what fits', (_, lengthMs, offered, chosen) => {
    expect(granularitiesFor(span(lengthMs))).toEqual(offered)
    expect(defaultGranularity(span(lengthMs))).toBe(chosen)
  })

  it('takes the next coarser one when too many buckets are asked for', () => {
    expect(fitGranularity(span(HOUR_MS), 'minute')).toBe('minute')
    expect(fitGranularity(span(DAY_MS), 'day')).toBe('day')
    expect(fitGranularity(span(7 * DAY_MS), 'minute')).toBe('hour')
    expect(fitGranularity(span(90 * DAY_MS), 'minute')).toBe('day')
    expect(fitGranularity(span(90 * DAY_MS), undefined)).toBe('day')
    expect(fitGranularity(span(1826 * DAY_MS), 'minute')).toBeNull()
  })
})
