import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns'
import { bucketBounds } from '@/lib/time/buckets'
import type { Range } from '@/lib/time/range'

/**
 * `date` is the day's name in its zone; a day has 22 to 26 hours, and can begin in the middle of an hour of
 * UTC.
 */
export type ExportDay = Range & { date: string }

/** The local days that tile a range, in order. */
export function exportDays(range: Range, zone: string): ExportDay[] {
  const bounds = bucketBounds(range, 'day', zone)
  return bounds.slice(0, -1).map((startAt, index) => ({
    date: format(new TZDate(startAt, zone), 'yyyy-MM-dd'),
    startAt,
    endAt: bounds[index + 1] ?? range.endAt,
  }))
}
