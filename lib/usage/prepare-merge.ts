import { TZDate } from '@date-fns/tz'
import { type Granularity, HOUR_MS, MINUTE_MS } from '@/lib/time/range'

/** More bars than this are never drawn. */
export const MAX_DRAWN = 300

const FACTORS: Record<Granularity, number[]> = {
  minute: [1, 2, 3, 5, 6, 10, 12, 15, 20, 30, 60],
  hour: [1, 2, 3, 4, 6, 8, 12, 24],
  day: [1, 2, 5, 7, 14, 28],
}

/** Buckets with the same key are drawn as one; minutes and hours are cut on the zone's own clock. */
function keysOf(starts: readonly string[], granularity: Granularity, zone: string): number[] {
  if (granularity === 'day') return starts.map((_, index) => index)
  const stepMs = granularity === 'hour' ? HOUR_MS : MINUTE_MS
  return starts.map((start) => {
    const at = new TZDate(new Date(start), zone)
    return Math.floor((at.getTime() - at.getTimezoneOffset() * MINUTE_MS) / stepMs)
  })
}

function split(keys: readonly number[], factor: number): [number, number][] {
  const spans: [number, number][] = []
  let last: number | undefined
  keys.forEach((key, index) => {
    const group = Math.floor(key / factor)
    const open = spans.at(-1)
    if (open && group === last) open[1] = index + 1
    else spans.push([index, index + 1])
    last = group
  })
  return spans
}

/**
 * Joins neighbouring buckets until at most MAX_DRAWN are left.
 * @returns half-open spans of positions that tile the buckets.
 */
export function prepareMerge(
  starts: readonly string[],
  granularity: Granularity,
  zone: string,
): [number, number][] {
  if (starts.length <= MAX_DRAWN) return starts.map((_, index) => [index, index + 1])
  const keys = keysOf(starts, granularity, zone)
  for (const factor of FACTORS[granularity]) {
    const spans = split(keys, factor)
    if (spans.length <= MAX_DRAWN) return spans
  }
  return split(
    starts.map((_, index) => index),
    Math.ceil(starts.length / MAX_DRAWN),
  )
}
