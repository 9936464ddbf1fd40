import { coarsenMinutes, deleteEvents } from '@/lib/ingest/queries/drop-day'
import type { Range } from '@/lib/time/range'

/** What one transaction deletes, so that none is long. */
const EVENTS_PER_STEP = 10_000

/**
 * Forgets the events of an account's day, whose sums must have been sealed before, and keeps of its minute
 * rows the quarters of an hour that zones need. Each step stands by itself: whoever comes after a crash or a
 * stop goes on where this one left.
 * @returns how many events were dropped
 */
export async function dropDay(accountId: bigint, day: Range, signal?: AbortSignal): Promise<number> {
  await coarsenMinutes(accountId, day)
  let dropped = 0
  for (let step = EVENTS_PER_STEP; step === EVENTS_PER_STEP && !signal?.aborted; dropped += step) {
    step = await deleteEvents(accountId, day, EVENTS_PER_STEP)
  }
  return dropped
}
