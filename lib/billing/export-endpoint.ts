import { exportAccount } from '@/lib/billing/export-account'
import { exportBillingCsv } from '@/lib/billing/export-billing-csv'
import { parseExportQuery } from '@/lib/billing/parse-export-query'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import type { NodeEndpoint } from '@/lib/http/node-handler'
import { requireMethod } from '@/lib/http/require-method'

/**
 * Each export holds a database connection for as long as its reader takes; the rest is kept for everyone
 * else.
 */
const MOST_AT_ONCE = 4

let underWay = 0

/**
 * `GET /v1/exports/billing.csv`: the plain billing CSV of a range of days, streamed. The file's name holds
 * account, range and zone. More than four at once are asked to come back.
 */
export const exportEndpoint: NodeEndpoint = async (request, response, url) => {
  requireMethod(request, 'GET')
  const { account, fileRange, ...ask } = parseExportQuery(url.searchParams)
  const accountId = await exportAccount(request.headers, account, { now: new Date() })
  if (underWay >= MOST_AT_ONCE) {
    throw new AppError('unavailable', 'Too many exports are under way. Try again soon.', {
      retryAfterSeconds: 5,
    })
  }
  const file = `billing_${formatId('acc', accountId)}_${fileRange}.csv`
  response.setHeader('content-type', 'text/csv; charset=utf-8; header=present')
  response.setHeader('content-disposition', `attachment; filename="${file}"`)
  response.setHeader('cache-control', 'no-store')
  underWay += 1
  await exportBillingCsv(accountId, ask, response).finally(() => {
    underWay -= 1
  })
}
