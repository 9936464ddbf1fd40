import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns'

/** The calendar day (`2026-11-24`) that an instant falls on in a zone. */
export function localDay(at: string | Date, zone: string): string {
  return format(new TZDate(new Date(at), zone), 'yyyy-MM-dd')
}
