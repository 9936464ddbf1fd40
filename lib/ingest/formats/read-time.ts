import { refuseField } from '@/lib/ingest/formats/fields'
import { parseRfc3339, unixMicros } from '@/lib/ingest/formats/parse-time'
import { RowRefused } from '@/lib/ingest/formats/row-refused'
import { DAY_MS, MINUTE_MS } from '@/lib/time/range'

const LARGEST_SECONDS = 1e11
const BACK_MS = 35 * DAY_MS
const AHEAD_MS = 5 * MINUTE_MS

function parse(value: unknown): number {
  if (typeof value === 'number') {
    if (Math.abs(value) > LARGEST_SECONDS) {
      throw new RowRefused(
        'time_in_milliseconds',
        'time must be in seconds; this number is as large as milliseconds.',
      )
    }
    return unixMicros(value)
  }
  const micros = typeof value === 'string' && value.length <= 64 ? parseRfc3339(value) : null
  return micros ?? refuseField('time', 'RFC 3339 with a zone, or Unix seconds')
}

/** When the request was received, in microseconds: at most 35 days back and 5 minutes ahead of now. */
export function readTime(value: unknown, nowMs: number): number {
  const micros = parse(value)
  if (micros < (nowMs - BACK_MS) * 1000)
    throw new RowRefused('time_too_old', 'time is more than 35 days back.')
  if (micros > (nowMs + AHEAD_MS) * 1000) {
    throw new RowRefused('time_too_far_ahead', 'time is more than 5 minutes ahead.')
  }
  return micros
}
