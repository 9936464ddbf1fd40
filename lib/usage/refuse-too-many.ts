import { AppError } from '@/lib/errors'
import { MOST_RESULTS } from '@/lib/usage/report-schema'

/** Refuses a page that would be endless. @throws AppError invalid_request */
export function refuseTooMany(rows: readonly unknown[]): void {
  if (rows.length <= MOST_RESULTS) return
  const message = `limit: a page has at most ${MOST_RESULTS} results; ask for fewer buckets or groups.`
  throw new AppError('invalid_request', message, { param: 'limit' })
}
