import 'server-only'
import type { EntryKind } from '@/lib/billing/schema'
import type { StatementLine } from '@/lib/billing/statement-schema'
import { pool } from '@/lib/db/pool'

export type StatementRow = {
  number: string
  period: string
  accountName: string
  openingPicos: string
  depositsPicos: string
  promoPicos: string
  otherPicos: string
  usagePicos: string
  correctionsPicos: string
  unpriced: string
  closedAt: Date
}

export async function findStatement(accountId: bigint, statementId: bigint): Promise<StatementRow | null> {
  const { rows } = await pool().query<StatementRow>(
    `select number, to_char(period, 'YYYY-MM') as period, account_name as "accountName",
       opening_picos::text as "openingPicos", deposits_picos::text as "depositsPicos",
       promo_picos::text as "promoPicos", other_picos::text as "otherPicos",
       usage_picos::text as "usagePicos", corrections_picos::text as "correctionsPicos",
       unpriced::text as unpriced, closed_at as "closedAt"
     from statements where account_id = $1 and statement_id = $2`,
    [accountId, statementId],
  )
  return rows[0] ?? null
}

/** A line with when its price was in force, as prices stood when the statement was closed. */
export type LineRow = Omit<StatementLine, 'projectId' | 'priceId' | 'behind'> & {
  projectId: bigint
  priceId: bigint
  startsAt: Date | null
  endsAt: Date | null
}

export async function linesOfStatement(accountId: bigint, statementId: bigint): Promise<LineRow[]> {
  const { rows } = await pool().query<LineRow>(
    `select line, case when l.usage_period < s.period then to_char(l.usage_period, 'YYYY-MM') end as corrects,
       l.project_id as "projectId", project_name as project, l.model, l.kind::text as kind, meter,
       l.price_id as "priceId", quantity::text as quantity, rate_picos::text as "ratePicos", unit,
       unit_quantity::text as "unitQuantity", amount_picos::text as "amountPicos",
       p.starts_at as "startsAt", (
         select min(n.starts_at) from prices n
         where n.model = p.model and n.kind = p.kind and n.account_id in (p.account_id, $1)
           and n.starts_at > p.starts_at and n.created_at <= s.closed_at
       ) as "endsAt"
     from statement_lines l
     join statements s on s.account_id = l.account_id and s.statement_id = l.statement_id
     left join prices p on p.price_id = l.price_id
     where l.account_id = $1 and l.statement_id = $2 order by line`,
    [accountId, statementId],
  )
  return rows
}

export type PaymentRow = {
  entryId: bigint
  kind: EntryKind
  amountPicos: string
  reason: string
  createdAt: Date
}

/** What moved the balance in a month and was no charge for usage, in order. */
export async function paymentsOf(accountId: bigint, period: string): Promise<PaymentRow[]> {
  const { rows } = await pool().query<PaymentRow>(
    `select entry_id as "entryId", kind::text as kind, (promo_picos + paid_picos)::text as "amountPicos",
       reason, created_at as "createdAt"
     from ledger_entries
     where account_id = $1 and period = ($2 || '-01')::date and kind not in ('charge', 'rerate')
     order by number`,
    [accountId, period],
  )
  return rows
}
