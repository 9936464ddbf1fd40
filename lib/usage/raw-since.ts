import { env } from '@/lib/env'
import { DAY_MS } from '@/lib/time/range'

/**
 * The first instant, a midnight of UTC, from which raw events and the rows of single minutes are kept. Before
 * it, a quarter of an hour is the finest that there is: every zone's days and hours begin on one.
 */
export function rawSince(now: Date): Date {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  return new Date(today - env().RAW_RETENTION_DAYS * DAY_MS)
}
