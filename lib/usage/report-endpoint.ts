import { openCursor } from '@/lib/auth/open-cursor'
import { sealCursor } from '@/lib/auth/seal-cursor'
import { exactJson } from '@/lib/http/exact-json'
import type { NodeEndpoint } from '@/lib/http/node-handler'
import { requireMethod } from '@/lib/http/require-method'
import { requireKey } from '@/lib/keys/require-key'
import { parseReportQuery } from '@/lib/usage/parse-report-query'
import { planReportPage } from '@/lib/usage/plan-report-page'
import { rawSince } from '@/lib/usage/raw-since'
import { readCostReport } from '@/lib/usage/read-cost-report'
import { readUsageReport } from '@/lib/usage/read-usage-report'
import { refuseLostMinutes } from '@/lib/usage/refuse-lost-minutes'
import type { Report } from '@/lib/usage/report-schema'

const unixSeconds = (at: Date) => at.getTime() / 1000

/**
 * `GET /v1/organization/usage/...` and `/v1/organization/costs`, in the shape of OpenAI's Usage and Costs API
 * (its reference, and the types of its SDK 6): a page of buckets for a key with `usage:read`. Sums are JSON
 * numbers with all their digits.
 */
export function reportEndpoint(report: Report): NodeEndpoint {
  return async (request, response, url) => {
    requireMethod(request, 'GET')
    const now = new Date()
    const { accountId } = await requireKey(request.headers.authorization, 'usage:read', { now })
    const query = parseReportQuery(report, url.searchParams)
    refuseLostMinutes(query, rawSince(now))
    const question = `${accountId} ${query.question}`
    const from = query.page === null ? null : new Date(Number(openCursor(question, query.page, 'page')))
    const { buckets, nextAt } = planReportPage(query, { from, now })
    const results =
      report === 'costs'
        ? await readCostReport(accountId, { query, buckets })
        : await readUsageReport(accountId, report, { query, buckets })
    const data = buckets.map(({ startAt, endAt }) => ({
      object: 'bucket',
      start_time: unixSeconds(startAt),
      end_time: unixSeconds(endAt),
      results: [] as object[],
    }))
    for (const { bucket, result } of results) data[bucket - 1]?.results.push(result)
    const next = nextAt && sealCursor(question, String(nextAt.getTime()))
    const page = { object: 'page', data, has_more: next !== null, next_page: next }
    response
      .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(exactJson(page))
    return undefined
  }
}
