import { HOUR_MS, type Range } from '@/lib/time/range'

/** A stretch of one bucket; buckets are numbered from 1. */
export type Span = { bucket: number; startAt: Date; endAt: Date }

/**
 * Says where each bucket is read: the whole UTC hours in it from the hour rows, what an hour's edge cuts off
 * from the minute rows. Together the spans tile every bucket.
 */
export function planSpans(buckets: readonly Range[]): { hours: Span[]; minutes: Span[] } {
  const hours: Span[] = []
  const minutes: Span[] = []
  buckets.forEach(({ startAt, endAt }, index) => {
    const put = (into: Span[], fromMs: number, toMs: number) => {
      if (fromMs < toMs) into.push({ bucket: index + 1, startAt: new Date(fromMs), endAt: new Date(toMs) })
    }
    const firstHour = Math.ceil(startAt.getTime() / HOUR_MS) * HOUR_MS
    const lastHour = Math.floor(endAt.getTime() / HOUR_MS) * HOUR_MS
    if (firstHour < lastHour) {
      put(minutes, startAt.getTime(), firstHour)
      put(hours, firstHour, lastHour)
      put(minutes, lastHour, endAt.getTime())
    } else {
      put(minutes, startAt.getTime(), endAt.getTime())
    }
  })
  return { hours, minutes }
}
