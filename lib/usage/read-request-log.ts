import { openCursor } from '@/lib/auth/open-cursor'
import { sealCursor } from '@/lib/auth/seal-cursor'
import { MINUTE_MS, type Range } from '@/lib/time/range'
import { parseFilter } from '@/lib/usage/parse-filter'
import { type LogPosition, requestLog } from '@/lib/usage/queries/request-log'
import type { RequestLogQuery, RequestPage } from '@/lib/usage/request-log-schema'
import { requestRowOf } from '@/lib/usage/request-row-of'
import { resolveUsageQuery } from '@/lib/usage/resolve-usage-query'

const PAGE_ROWS = 50

const wholeMinutes = (at: string, round: (minutes: number) => number) =>
  round(Date.parse(at) / MINUTE_MS) * MINUTE_MS

function rangeOf(query: RequestLogQuery, now: Date): Range {
  const { range } = resolveUsageQuery(query, now)
  const startMs = query.since ? wholeMinutes(query.since, Math.floor) : 0
  const endMs = query.until ? wholeMinutes(query.until, Math.ceil) : Number.POSITIVE_INFINITY
  const startAt = new Date(Math.max(range.startAt.getTime(), startMs))
  return { startAt, endAt: new Date(Math.max(startAt.getTime(), Math.min(range.endAt.getTime(), endMs))) }
}

/** A position is good for whatever the log is narrowed to, so only the account is bound to it. */
const questionOf = (accountId: bigint) => `${accountId} requests`

function positionOf(accountId: bigint, page: string | undefined): LogPosition | null {
  if (page === undefined) return null
  const [time = '', identity = ''] = openCursor(questionOf(accountId), page, 'page').split(' ')
  return { time, identity }
}

/**
 * A page of an account's request log: the newest first, or those behind the page that `page` came with.
 * @throws AppError invalid_request, for a page of another account or of nobody too
 */
export async function readRequestLog(
  accountId: bigint,
  query: RequestLogQuery,
  { now, rows: limit = PAGE_ROWS }: { now: Date; rows?: number },
): Promise<RequestPage> {
  const range = rangeOf(query, now)
  const after = positionOf(accountId, query.page)
  const found = await requestLog({ accountId, range, filter: parseFilter(query), after, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return {
    startAt: range.startAt.toISOString(),
    endAt: range.endAt.toISOString(),
    rows: rows.map(requestRowOf),
    next: last ? sealCursor(questionOf(accountId), `${last.time} ${last.identity}`) : null,
  }
}
