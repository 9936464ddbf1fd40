import { AppError } from '@/lib/errors'
import { MINUTE_MS } from '@/lib/time/range'
import type { ReportQuery } from '@/lib/usage/report-schema'

const QUARTER_MS = 15 * MINUTE_MS

/**
 * Refuses a report that would have to cut quarters of an hour from before `since`, where nothing finer is
 * kept: a sum that is off by some minutes is worse than none.
 * @throws AppError invalid_request
 */
export function refuseLostMinutes(
  { startAt, endAt, width }: Pick<ReportQuery, 'startAt' | 'endAt' | 'width'>,
  since: Date,
): void {
  if (startAt >= since) return
  const kept = `before ${since.toISOString()} usage is kept by quarters of an hour`
  const refuse = (param: string, message: string): never => {
    throw new AppError('invalid_request', `${param}: ${kept}; ${message}`, { param })
  }
  if (width === '1m') refuse('bucket_width', 'ask for 1h or 1d')
  if (startAt.getTime() % QUARTER_MS !== 0) refuse('start_time', 'begin on one')
  if (endAt && endAt < since && endAt.getTime() % QUARTER_MS !== 0) refuse('end_time', 'end on one')
}
