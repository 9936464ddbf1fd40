import 'server-only'
import type { PeriodLedger } from '@/lib/billing/queries/period-ledger'
import type { NewLine } from '@/lib/billing/statement-lines-of'
import { newId } from '@/lib/db/id'
import type { Queryable } from '@/lib/db/transaction'

export type NewStatement = {
  accountId: bigint
  period: string
  ledger: PeriodLedger
  lines: readonly NewLine[]
  unpriced: bigint
}

const sumOf = (lines: readonly NewLine[]) => lines.reduce((sum, line) => sum + BigInt(line.amountPicos), 0n)

/** Writes a statement and its lines. Its number is the month and which of the account's statements it is. */
export async function insertStatement(
  client: Queryable,
  { accountId, period, ledger, lines, unpriced }: NewStatement,
  now: Date,
): Promise<bigint> {
  const statementId = newId()
  const usagePicos = sumOf(lines.filter((line) => line.usagePeriod === period))
  await client.query(
    `insert into statements (account_id, statement_id, number, period, account_name, opening_picos,
       deposits_picos, promo_picos, other_picos, usage_picos, corrections_picos, unpriced, closed_at)
     select account_id, $2,
       $3 || '-' || lpad(((select count(*) from statements where account_id = $1) + 1)::text, 4, '0'),
       ($3 || '-01')::date, name, $4, $5, $6, $7, $8, $9, $10, $11
     from accounts where account_id = $1`,
    [
      accountId,
      statementId,
      period,
      ledger.openingPicos,
      ledger.depositsPicos,
      ledger.promoPicos,
      ledger.otherPicos,
      usagePicos,
      sumOf(lines) - usagePicos,
      unpriced,
      now,
    ],
  )
  const column = <T>(of: (line: NewLine) => T) => lines.map(of)
  await client.query(
    `insert into statement_lines (account_id, statement_id, line, usage_period, project_id, project_name,
       model, kind, meter, price_id, quantity, rate_picos, unit, unit_quantity, amount_picos)
     select $1, $2, place, (month || '-01')::date, project_id, project_name, model, kind, meter, price_id,
       quantity, rate_picos, unit, unit_quantity, amount_picos
     from unnest($3::text[], $4::bigint[], $5::text[], $6::text[], $7::kind[], $8::text[], $9::bigint[],
       $10::numeric[], $11::bigint[], $12::text[], $13::bigint[], $14::numeric[]) with ordinality
       as line (month, project_id, project_name, model, kind, meter, price_id, quantity, rate_picos, unit,
         unit_quantity, amount_picos, place)`,
    [
      accountId,
      statementId,
      column((line) => line.usagePeriod),
      column((line) => line.projectId.toString()),
      column((line) => line.projectName),
      column((line) => line.model),
      column((line) => line.kind),
      column((line) => line.meter),
      column((line) => line.priceId.toString()),
      column((line) => line.quantity),
      column((line) => line.ratePicos),
      column((line) => line.unit),
      column((line) => line.unitQuantity),
      column((line) => line.amountPicos),
    ],
  )
  return statementId
}
