import { formatInstant } from '@/lib/time/format-instant'
import type { Granularity } from '@/lib/time/range'

type Span = { startAt: string; endAt: string }

function stretch({ startAt, endAt }: Span, locale: string, zone: string): string {
  const from = formatInstant(startAt, locale, zone, 'minute')
  const sameDay =
    formatInstant(startAt, locale, zone, 'day') ===
    formatInstant(new Date(Date.parse(endAt) - 1), locale, zone, 'day')
  return `${from} – ${formatInstant(endAt, locale, zone, sameDay ? 'clock' : 'minute')}`
}

function days({ startAt, endAt }: Span, locale: string, zone: string): string {
  const first = formatInstant(startAt, locale, zone, 'day')
  const last = formatInstant(new Date(Date.parse(endAt) - 1), locale, zone, 'day')
  return first === last ? first : `${first} – ${last}`
}

/** Says which stretch of time a bar stands for: in the reader's zone, as plainly as it allows, and in UTC. */
export function prepareBarText(
  span: Span,
  granularity: Granularity,
  locale: string,
  zone: string,
): { localText: string; utcText: string } {
  const minute = Date.parse(span.endAt) - Date.parse(span.startAt) <= 60_000
  if (minute) {
    const write = (each: string) => formatInstant(span.startAt, locale, each, 'minute')
    return { localText: write(zone), utcText: `${write('UTC')} UTC` }
  }
  const localText = granularity === 'day' ? days(span, locale, zone) : stretch(span, locale, zone)
  return { localText, utcText: `${stretch(span, locale, 'UTC')} UTC` }
}
