import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns'
import { bucketBounds } from '@/lib/time/buckets'
import { HOUR_MS, type Range } from '@/lib/time/range'

/** `cutHours` are the UTC hours that a midnight falls into: their minutes belong to two days. */
export type ExportDays = { days: string[]; starts: Date[]; cutHours: Date[] }

function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS)
}

/**
 * The local days that tile a range and where each begins. Hour rows say which day they are of, but for the
 * hours that a midnight of a zone off the hour cuts: there minute rows must be read.
 */
export function exportDays(range: Range, zone: string): ExportDays {
  const bounds = bucketBounds(range, 'day', zone)
  const starts = bounds.slice(0, -1)
  const days = starts.map((at) => format(new TZDate(at, zone), 'yyyy-MM-dd'))
  const cutHours = bounds.filter((at) => hourOf(at).getTime() !== at.getTime()).map(hourOf)
  return { days, starts, cutHours }
}
