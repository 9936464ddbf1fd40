import { z } from 'zod'
import { exportAccount } from '@/lib/billing/export-account'
import { getStatement } from '@/lib/billing/get-statement'
import { writeStatementPdf } from '@/lib/billing/write-statement-pdf'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import type { NodeEndpoint } from '@/lib/http/node-handler'
import { requireMethod } from '@/lib/http/require-method'

const querySchema = z.object({ statement: z.string().max(32), account: z.string().max(32).optional() })

/** `GET /v1/exports/statement.pdf?statement=ID`: a statement as PDF, for whom exports are. */
export const statementPdfEndpoint: NodeEndpoint = async (request, response, url) => {
  requireMethod(request, 'GET')
  const query = querySchema.parse(Object.fromEntries(url.searchParams))
  const accountId = await exportAccount(request.headers, query.account, { now: new Date() })
  const statementId = parseId('stm', query.statement)
  const statement = statementId === null ? null : await getStatement(accountId, statementId)
  if (!statement) throw new AppError('not_found', 'There is no such statement.')
  response.setHeader('content-type', 'application/pdf')
  response.setHeader('content-disposition', `attachment; filename="statement_${statement.number}.pdf"`)
  response.setHeader('cache-control', 'no-store')
  await writeStatementPdf(statement, response)
}
