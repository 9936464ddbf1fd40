import { TZDate } from '@date-fns/tz'
import { differenceInCalendarDays, subDays, subMonths } from 'date-fns'
import { nextMinute, previousRange, type Range, type RangePreset } from '@/lib/time/range'

/** The range just before, or the last one on the same weekdays: so many whole weeks earlier. */
type Comparison = 'previous' | 'weekdays'

const WEEK_DAYS = 7
const ROLLING: readonly RangePreset[] = ['15m', '1h', '24h']
const MONTHLY: readonly RangePreset[] = ['month', 'last-month']

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}

/**
 * What to compare a range with: the part of it that has passed, and the same part of the period before. Half
 * a day is held against half a day, the first ten days of a month against the first ten of the month before,
 * and days against as many days by the clock of the zone, whatever their length in hours. With the same
 * weekdays a range is held against the one as many whole weeks earlier as it takes to lie before it.
 */
export function comparedRanges(
  preset: RangePreset,
  range: Range,
  zone: string,
  now: Date,
  comparison: Comparison = 'previous',
): { current: Range; previous: Range } {
  const isByWeek = comparison === 'weekdays'
  if (ROLLING.includes(preset)) {
    const week = (at: Date) => new Date(subDays(new TZDate(at, zone), WEEK_DAYS).getTime())
    const before = { startAt: week(range.startAt), endAt: week(range.endAt) }
    return { current: range, previous: isByWeek ? before : previousRange(range) }
  }
  const passed = earlier(range.endAt, nextMinute(now))
  const current = passed > range.startAt ? { startAt: range.startAt, endAt: passed } : range
  const days = differenceInCalendarDays(new TZDate(range.endAt, zone), new TZDate(range.startAt, zone))
  const back = (at: Date) => {
    const local = new TZDate(at, zone)
    if (isByWeek) return new Date(subDays(local, Math.ceil(days / WEEK_DAYS) * WEEK_DAYS).getTime())
    return new Date((MONTHLY.includes(preset) ? subMonths(local, 1) : subDays(local, days)).getTime())
  }
  const previous = { startAt: back(current.startAt), endAt: earlier(back(current.endAt), current.startAt) }
  return { current, previous }
}
