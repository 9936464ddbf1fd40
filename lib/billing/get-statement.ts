import { monthBounds } from '@/lib/billing/month-bounds'
import {
  findStatement,
  type LineRow,
  linesOfStatement,
  paymentsOf,
  type StatementRow,
} from '@/lib/billing/queries/find-statement'
import type { StatementLine, StatementView } from '@/lib/billing/statement-schema'
import { formatId } from '@/lib/db/id'
import { divideHalfEven, PICOS_PER_CENT } from '@/lib/money/picos'

/** The stretch of its month in which a line's price was in force: there is what the line charges. */
function behind({ startsAt, endsAt }: LineRow, month: string): StatementLine['behind'] {
  const { startAt, endAt } = monthBounds(month)
  const from = startsAt && startsAt > startAt && startsAt < endAt ? startsAt : startAt
  const until = endsAt && endsAt < endAt && endsAt > from ? endsAt : endAt
  return { startAt: from.toISOString(), endAt: until.toISOString() }
}

function lineOf({ startsAt, endsAt, projectId, priceId, ...line }: LineRow, period: string): StatementLine {
  const row = { startsAt, endsAt, projectId, priceId, ...line }
  return {
    ...line,
    projectId: formatId('prj', projectId),
    priceId: formatId('prc', priceId),
    behind: behind(row, line.corrects ?? period),
  }
}

function sumsOf(row: StatementRow) {
  const total = BigInt(row.usagePicos) + BigInt(row.correctionsPicos)
  const moneyIn = BigInt(row.depositsPicos) + BigInt(row.promoPicos) + BigInt(row.otherPicos)
  return {
    totalPicos: total.toString(),
    totalCents: divideHalfEven(total, PICOS_PER_CENT).toString(),
    closingPicos: (BigInt(row.openingPicos) + moneyIn - total).toString(),
  }
}

/** A statement with its lines, as it was closed. @returns null when the account has no such statement */
export async function getStatement(accountId: bigint, statementId: bigint): Promise<StatementView | null> {
  const row = await findStatement(accountId, statementId)
  if (!row) return null
  const [lines, payments] = await Promise.all([
    linesOfStatement(accountId, statementId),
    paymentsOf(accountId, row.period),
  ])
  const { startAt, endAt } = monthBounds(row.period)
  return {
    ...row,
    ...sumsOf(row),
    statementId: formatId('stm', statementId),
    accountId: formatId('acc', accountId),
    startAt: startAt.toISOString(),
    endAt: endAt.toISOString(),
    closedAt: row.closedAt.toISOString(),
    lines: lines.map((line) => lineOf(line, row.period)),
    payments: payments.map(({ entryId, createdAt, ...payment }) => ({
      ...payment,
      entryId: formatId('ent', entryId),
      createdAt: createdAt.toISOString(),
    })),
  }
}
