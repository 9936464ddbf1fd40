import { TZDate } from '@date-fns/tz'
import { addDays, startOfDay, startOfMonth, subMonths } from 'date-fns'

/**
 * Ranges of time as people name them, resolved to instants in their zone. Ranges are half-open. This room
 * owns no clock: the moment is always an argument.
 */
export const RANGE_PRESETS = [
  '15m',
  '1h',
  '24h',
  '7d',
  '30d',
  '90d',
  'month',
  'last-month',
  'custom',
] as const
export type RangePreset = (typeof RANGE_PRESETS)[number]

export const GRANULARITIES = ['minute', 'hour', 'day'] as const
export type Granularity = (typeof GRANULARITIES)[number]

export type Range = { startAt: Date; endAt: Date }

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** Names found good before, as to look one up takes longer than the rest of a range; no more than exist. */
const knownZones = new Set<string>()
const MOST_KNOWN = 1000

/** True for a name that this runtime's time zone data knows, such as `Asia/Kathmandu`. */
export function isZone(name: string): boolean {
  if (knownZones.has(name)) return true
  if (!/^[A-Za-z0-9_+/-]{1,64}$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    if (knownZones.size < MOST_KNOWN) knownZones.add(name)
    return true
  } catch {
    return false
  }
}

/** The instant at which a calendar day (`2026-11-24`) begins in the zone. */
export function dayStart(day: string, zone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(startOfDay(new TZDate(year, month - 1, date, 12, 0, 0, zone)).getTime())
}

function instant(date: Date): Date {
  return new Date(date.getTime())
}

/** The end of the minute that is still filling, so that a relative range holds whole minutes. */
export function nextMinute(now: Date): Date {
  return new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS + MINUTE_MS)
}

/** The end of a calendar day that is given by its first instant. */
function dayEnd(start: Date, zone: string): Date {
  return instant(startOfDay(addDays(new TZDate(start, zone), 1)))
}

/** Days named in either order mean the same; a day left out is today. */
function customRange(
  zone: string,
  today: Date,
  custom: { from?: string | undefined; to?: string | undefined },
): Range {
  const from = custom.from ? dayStart(custom.from, zone) : instant(today)
  const to = custom.to ? dayStart(custom.to, zone) : instant(today)
  const [first, last] = from <= to ? [from, to] : [to, from]
  return { startAt: first, endAt: dayEnd(last, zone) }
}

/**
 * Turns a preset into instants: minutes and hours roll back from the minute that is filling; days are
 * calendar days of the zone, today included; a custom range holds the days from `from` to `to`, both
 * included.
 */
export function resolveRange(
  preset: RangePreset,
  zone: string,
  now: Date,
  custom: { from?: string | undefined; to?: string | undefined } = {},
): Range {
  const local = new TZDate(now, zone)
  const today = startOfDay(local)
  const tomorrow = dayEnd(today, zone)
  const days = (count: number) => ({
    startAt: instant(startOfDay(addDays(today, 1 - count))),
    endAt: tomorrow,
  })
  const back = (ms: number) => ({ startAt: new Date(nextMinute(now).getTime() - ms), endAt: nextMinute(now) })
  switch (preset) {
    case '15m':
      return back(15 * MINUTE_MS)
    case '1h':
      return back(HOUR_MS)
    case '24h':
      return back(DAY_MS)
    case '7d':
      return days(7)
    case '30d':
      return days(30)
    case '90d':
      return days(90)
    case 'month':
      return { startAt: instant(startOfMonth(local)), endAt: tomorrow }
    case 'last-month':
      return {
        startAt: instant(startOfMonth(subMonths(startOfMonth(local), 1))),
        endAt: instant(startOfMonth(local)),
      }
    case 'custom':
      return customRange(zone, today, custom)
  }
}

/** The range of the same length just before this one, for comparing. */
export function previousRange(range: Range): Range {
  return { startAt: new Date(range.startAt.getTime() * 2 - range.endAt.getTime()), endAt: range.startAt }
}
