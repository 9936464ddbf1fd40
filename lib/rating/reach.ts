import { DAY_MS } from '@/lib/time/range'
import { rawSince } from '@/lib/usage/raw-since'

/**
 * The first instant whose events can be rated. A day stays between it and what is being sealed and dropped,
 * so that nothing is rated while its day is sealed.
 */
export function reach(now: Date): Date {
  return new Date(rawSince(now).getTime() + DAY_MS)
}
