import type { StatementLine, StatementView } from '@/lib/billing/statement-schema'
import { prepareLogLink } from '@/lib/usage/prepare-log-link'
import { prepareMetered } from '@/lib/usage/prepare-metered'

/** A line as a row of a table; one of rounding has no quantity and no rate. `href` leads to its requests. */
export type StatementRow = {
  line: number
  project: string
  model: string
  what: string
  quantity: { short: string; full: string } | null
  rateText: string | null
  amountPicos: string
  href: string
}

/** The lines of one month of use; `corrects` is null for the statement's own. */
export type StatementGroup = { corrects: string | null; rows: StatementRow[]; totalPicos: string }

/**
 * The requests that a line charges: of its project, model and kind, in the part of its month in which its
 * price was in force. A correction leads to all of them, since its own came at any later time.
 */
function hrefOf(account: string, { behind, projectId, model, kind }: StatementLine): string {
  const last = new Date(Date.parse(behind.endAt) - 1)
  const month = behind.startAt.slice(0, 7)
  const lastDay = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0))
  const isPart = !behind.startAt.includes('-01T00:00:00.000Z') || last.getUTCDate() !== lastDay.getUTCDate()
  return prepareLogLink(
    account,
    {
      ...{ range: 'custom', from: `${month}-01`, to: lastDay.toISOString().slice(0, 10), zone: 'UTC' },
      ...{ models: [model], projects: [projectId], kinds: [kind] },
      ...{ group: 'none', measure: 'requests', top: 6 },
    },
    isPart ? behind : undefined,
  )
}

function rowOf(account: string, line: StatementLine, locale: string): StatementRow {
  const { meter, quantity, ratePicos, unit, unitQuantity } = line
  const named = { line: line.line, project: line.project, model: line.model, amountPicos: line.amountPicos }
  const href = hrefOf(account, line)
  if (
    meter === 'rounding' ||
    quantity === null ||
    ratePicos === null ||
    unit === null ||
    unitQuantity === null
  ) {
    return { ...named, href, what: 'Rounding of single requests', quantity: null, rateText: null }
  }
  return { ...named, href, ...prepareMetered({ meter, quantity, ratePicos, unit, unitQuantity }, locale) }
}

/** A statement's lines by month of use, its own month first, each with its sum. */
export function prepareStatementLines(
  account: string,
  { lines }: Pick<StatementView, 'lines'>,
  locale: string,
): StatementGroup[] {
  const months = new Set<string | null>([null, ...lines.map((line) => line.corrects)])
  return [...months].map((corrects) => {
    const own = lines.filter((line) => line.corrects === corrects)
    return {
      corrects,
      rows: own.map((line) => rowOf(account, line, locale)),
      totalPicos: own.reduce((sum, line) => sum + BigInt(line.amountPicos), 0n).toString(),
    }
  })
}
