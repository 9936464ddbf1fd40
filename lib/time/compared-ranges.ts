import { TZDate } from '@date-fns/tz'
import { differenceInCalendarDays, subDays, subMonths } from 'date-fns'
import { nextMinute, previousRange, type Range, type RangePreset } from '@/lib/time/range'

const ROLLING: readonly RangePreset[] = ['15m', '1h', '24h']
const MONTHLY: readonly RangePreset[] = ['month', 'last-month']

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}

/**
 * What to compare a range with: the part of it that has passed, and the same part of the period before. Half
 * a day is held against half a day, the first ten days of a month against the first ten of the month before,
 * and days against as many days by the clock of the zone, whatever their length in hours.
 */
export function comparedRanges(
  preset: RangePreset,
  range: Range,
  zone: string,
  now: Date,
): { current: Range; previous: Range } {
  if (ROLLING.includes(preset)) return { current: range, previous: previousRange(range) }
  const passed = earlier(range.endAt, nextMinute(now))
  const current = passed > range.startAt ? { startAt: range.startAt, endAt: passed } : range
  const days = differenceInCalendarDays(new TZDate(range.endAt, zone), new TZDate(range.startAt, zone))
  const back = (at: Date) => {
    const local = new TZDate(at, zone)
    return new Date((MONTHLY.includes(preset) ? subMonths(local, 1) : subDays(local, days)).getTime())
  }
  const previous = { startAt: back(current.startAt), endAt: earlier(back(current.endAt), current.startAt) }
  return { current, previous }
}
