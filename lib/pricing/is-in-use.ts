import { MINUTE_MS } from '@/lib/time/range'

/**
 * Events may be dated five minutes ahead, and a process hears of a change within a second or a few of its
 * clock: a rate that begins sooner than this may have priced some already.
 */
const AHEAD_MS = 5 * MINUTE_MS + 10_000

/** Whether a rate that begins at `startsAt` may have priced an event by now: then it is never edited. */
export function isInUse(startsAt: Date, now: Date): boolean {
  return startsAt.getTime() <= now.getTime() + AHEAD_MS
}
