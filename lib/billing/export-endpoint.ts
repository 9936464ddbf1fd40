import { exportAccount } from '@/lib/billing/export-account'
import { exportBillingCsv } from '@/lib/billing/export-billing-csv'
import { parseExportQuery } from '@/lib/billing/parse-export-query'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import type { NodeEndpoint } from '@/lib/http/node-handler'

/**
 * `GET /v1/exports/billing.csv`: the plain billing CSV of a range of days, streamed. The file's name holds
 * account, range and zone.
 */
export const exportEndpoint: NodeEndpoint = async (request, response, url) => {
  if (request.method !== 'GET') throw new AppError('method_not_allowed', 'Exports are read with GET.')
  const { account, fileRange, ...ask } = parseExportQuery(url.searchParams)
  const accountId = await exportAccount(request.headers, account, { now: new Date() })
  const file = `billing_${formatId('acc', accountId)}_${fileRange}.csv`
  response.setHeader('content-type', 'text/csv; charset=utf-8; header=present')
  response.setHeader('content-disposition', `attachment; filename="${file}"`)
  response.setHeader('cache-control', 'no-store')
  await exportBillingCsv(accountId, ask, response)
}
