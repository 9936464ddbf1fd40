import { exportDays } from '@/lib/billing/export-days'
import type { ExportQuery } from '@/lib/billing/parse-export-query'
import { BILLING_CSV_SQL, billingCsvValues } from '@/lib/billing/queries/billing-csv'
import type { CsvQuestion } from '@/lib/billing/queries/bound-sql'
import { FOCUS_DAYS_SQL, FOCUS_STATEMENT_SQL } from '@/lib/billing/queries/focus-csv'
import { STATEMENT_CSV_SQL } from '@/lib/billing/queries/statement-csv'

export type ExportAsk = Pick<ExportQuery, 'format' | 'of'>

/** The query behind a file: of days or of a statement, as the plain billing CSV or as FOCUS. */
export function exportQuestion(accountId: bigint, { format, of }: ExportAsk): CsvQuestion {
  if ('statementId' in of) {
    const sql = format === 'plain' ? STATEMENT_CSV_SQL : FOCUS_STATEMENT_SQL
    return { sql, values: [accountId.toString(), of.statementId.toString()] }
  }
  const sql = format === 'plain' ? BILLING_CSV_SQL : FOCUS_DAYS_SQL
  return { sql, values: billingCsvValues(accountId, exportDays(of, of.zone), of.filters) }
}
