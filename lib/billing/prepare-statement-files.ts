export type StatementFile = { label: 'PDF' | 'CSV' | 'FOCUS'; href: string }

/** A statement's files and where they are had. */
export function prepareStatementFiles(
  account: string,
  { statementId }: { statementId: string },
): StatementFile[] {
  const search = new URLSearchParams({ account, statement: statementId })
  const csv = `/v1/exports/billing.csv?${search}`
  return [
    { label: 'PDF', href: `/v1/exports/statement.pdf?${search}` },
    { label: 'CSV', href: csv },
    { label: 'FOCUS', href: `${csv}&format=focus-1.4` },
  ]
}
