import type { Range } from '@/lib/time/range'

/** A billing month such as `2026-11` as a range, of UTC. */
export function monthBounds(period: string): Range {
  const [year = 0, month = 1] = period.split('-').map(Number)
  return { startAt: new Date(Date.UTC(year, month - 1)), endAt: new Date(Date.UTC(year, month)) }
}
