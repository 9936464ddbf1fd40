import 'server-only'
import type { StatementRef } from '@/lib/billing/schema'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'

type Row = {
  openPeriod: string
  statementId: bigint | null
  number: string
  period: string
  closedAt: Date
  totalPicos: string
  lines: number
}

/** The first month that is open, and the statements of those that have closed. */
export async function statementRefs(
  accountId: bigint,
): Promise<{ openPeriod: string; statements: (StatementRef & { period: string })[] }> {
  const { rows } = await pool().query<Row>(
    `select to_char(open_period, 'YYYY-MM') as "openPeriod", statement_id as "statementId", number,
       to_char(period, 'YYYY-MM') as period, closed_at as "closedAt",
       (usage_picos + corrections_picos)::text as "totalPicos",
       (select count(*) from statement_lines l
        where l.account_id = $1 and l.statement_id = s.statement_id)::int as lines
     from accounts a left join statements s on s.account_id = a.account_id
     where a.account_id = $1 order by period`,
    [accountId],
  )
  const statements = rows.flatMap(({ statementId, number, period, closedAt, totalPicos, lines }) => {
    if (statementId === null) return []
    const named = { statementId: formatId('stm', statementId), number, period }
    return [{ ...named, closedAt: closedAt.toISOString(), totalPicos, lines }]
  })
  return { openPeriod: rows[0]?.openPeriod ?? '', statements }
}
