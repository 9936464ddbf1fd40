import { exportAccount } from '@/lib/billing/export-account'
import { exportBillingCsv } from '@/lib/billing/export-billing-csv'
import { type ExportQuery, parseExportQuery } from '@/lib/billing/parse-export-query'
import { findStatement } from '@/lib/billing/queries/find-statement'
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

/** A part of the file's name that tells what it holds. @throws AppError not_found for another's statement */
async function nameOf(accountId: bigint, { of, fileRange, format }: ExportQuery): Promise<string> {
  const account = formatId('acc', accountId)
  const prefix = format === 'plain' ? 'billing' : 'focus-1.4'
  if (!('statementId' in of)) return `${prefix}_${account}_${fileRange}`
  const statement = await findStatement(accountId, of.statementId)
  if (!statement) throw new AppError('not_found', 'There is no such statement.')
  return `${prefix}_${account}_${statement.number}`
}

/**
 * `GET /v1/exports/billing.csv`: usage of a range of days, or the lines of a statement, as the plain billing
 * CSV or as FOCUS 1.4, streamed. The file's name holds account, range and zone; the trailer `x-row-count`
 * how many rows there were. More than four at once are asked to come back.
 */
export const exportEndpoint: NodeEndpoint = async (request, response, url) => {
  requireMethod(request, 'GET')
  const query = parseExportQuery(url.searchParams)
  const accountId = await exportAccount(request.headers, query.account, { now: new Date() })
  const name = await nameOf(accountId, query)
  if (underWay >= MOST_AT_ONCE) {
    throw new AppError('unavailable', 'Too many exports are under way. Try again soon.', {
      retryAfterSeconds: 5,
    })
  }
  response.setHeader('content-type', 'text/csv; charset=utf-8; header=present')
  response.setHeader('content-disposition', `attachment; filename="${name}.csv"`)
  response.setHeader('cache-control', 'no-store')
  response.setHeader('trailer', 'x-row-count')
  underWay += 1
  await exportBillingCsv(accountId, query, response, (rows) => {
    response.addTrailers({ 'x-row-count': String(rows) })
  }).finally(() => {
    underWay -= 1
  })
}
