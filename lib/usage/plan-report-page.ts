import type { Range } from '@/lib/time/range'
import { type ReportQuery, WIDTH_MS } from '@/lib/usage/report-schema'

/** `nextAt` is where the page after this one begins; null when there is none. */
export type ReportPage = { buckets: Range[]; nextAt: Date | null }

/**
 * The buckets of a page: whole minutes, hours or days of UTC, of which the range cuts off the first and the
 * last, so that all pages together hold exactly the range. A bucket's own start and end say what it holds.
 */
export function planReportPage(
  { startAt, endAt, width, limit }: Pick<ReportQuery, 'startAt' | 'endAt' | 'width' | 'limit'>,
  { from, now }: { from: Date | null; now: Date },
): ReportPage {
  const step = WIDTH_MS[width]
  const nextEdge = (ms: number) => (Math.floor(ms / step) + 1) * step
  const endMs = endAt?.getTime() ?? nextEdge(now.getTime())
  const buckets: Range[] = []
  let at = (from ?? startAt).getTime()
  while (at < endMs && buckets.length < limit) {
    const end = Math.min(nextEdge(at), endMs)
    buckets.push({ startAt: new Date(at), endAt: new Date(end) })
    at = end
  }
  return { buckets, nextAt: at < endMs ? new Date(at) : null }
}
