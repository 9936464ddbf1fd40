import { HOUR_MS } from '@/lib/time/range'

/**
 * The first billing month, of UTC, that is not closed by the clock at `now`: a month closes `graceHours`
 * after its end. Every month before it has closed.
 */
export function firstOpenMonth(now: Date, graceHours: number): Date {
  const at = new Date(now.getTime() - graceHours * HOUR_MS)
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth()))
}
