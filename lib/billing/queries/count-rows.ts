import 'server-only'
import { boundSql, type CsvQuestion } from '@/lib/billing/queries/bound-sql'
import { pool } from '@/lib/db/pool'

/** How many rows a file would have, as text. */
export async function countRows(question: CsvQuestion): Promise<string> {
  const { rows } = await pool().query<{ rows: string }>(
    `select count(*)::text as rows from (${boundSql(question)}) as lines`,
  )
  return rows[0]?.rows ?? '0'
}
