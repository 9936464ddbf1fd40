import { prepareUsageQueries } from '@/lib/usage/prepare-usage-queries'
import type { RequestLogQuery } from '@/lib/usage/request-log-schema'
import type { UsageQuery } from '@/lib/usage/schema'

/** The questions of the Requests page: a page of the log, and how many requests the range holds. */
export function prepareLogQueries(view: RequestLogQuery): { log: RequestLogQuery; totals: UsageQuery } {
  const { since: _, until: __, page: ___, ...range } = view
  return {
    log: view,
    totals: prepareUsageQueries({ ...range, group: 'none', measure: 'requests', top: 1 }).totals,
  }
}
