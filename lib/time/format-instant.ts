/**
 * How an instant is written. `clock` 10:58, `second` 10:58:03, `day` Nov 24, `month` November 2026,
 * `minute` Nov 24, 10:58, `moment` the same with seconds, `full` with weekday, year, seconds and the zone's
 * offset.
 */
export type InstantStyle = 'clock' | 'second' | 'day' | 'month' | 'minute' | 'moment' | 'full'

const STYLES: Record<InstantStyle, Intl.DateTimeFormatOptions> = {
  clock: { hour: 'numeric', minute: '2-digit' },
  second: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  day: { month: 'short', day: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  minute: { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  moment: { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', second: '2-digit' },
  full: {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'shortOffset',
  },
}

const cache = new Map<string, Intl.DateTimeFormat>()

/**
 * True where the day is told in two halves of twelve hours; elsewhere hours are padded, so that times align.
 */
function hasHalves(locale: string): boolean {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true
}

function formatter(locale: string, zone: string, style: InstantStyle): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${style}`
  const known = cache.get(key)
  if (known) return known
  const options = STYLES[style]
  const padded = options.hour && !hasHalves(locale) ? { ...options, hour: '2-digit' as const } : options
  const made = new Intl.DateTimeFormat(locale, { ...padded, timeZone: zone })
  cache.set(key, made)
  return made
}

/** Writes an instant in a zone by the reader's locale; spaces are made even, as in `formatWith`. */
export function formatInstant(at: string | Date, locale: string, zone: string, style: InstantStyle): string {
  return formatter(locale, zone, style)
    .format(new Date(at))
    .replace(/[\u2009\u202f]/g, '\u00a0')
}
