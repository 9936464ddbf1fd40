import { formatCount } from '@/lib/money/format-count'
import { prepareMetered } from '@/lib/usage/prepare-metered'
import type { CostLine, CostPart, Kind } from '@/lib/usage/schema'

/**
 * A line of the costs table. `quantity.full` says every digit of what is shortened; `amountPicos` is null for
 * what is not charged yet, and `missing` then says why. `isFirst` marks the first row of a model.
 */
export type CostRow = {
  id: string
  model: string
  kind: Kind
  what: string
  quantity: { short: string; full: string } | null
  rateText: string | null
  amountPicos: string | null
  missing: 'unpriced' | 'unmetered' | null
  isFirst: boolean
}

type Row = Omit<CostRow, 'isFirst'>
type Lines = Pick<CostPart, 'lines' | 'rounding' | 'uncharged'>

function charged(line: CostLine, locale: string): Row {
  return {
    id: `${line.priceId} ${line.model} ${line.kind} ${line.meter}`,
    model: line.model,
    kind: line.kind,
    ...prepareMetered(line, locale),
    amountPicos: line.amountPicos,
    missing: null,
  }
}

function rounding({ rounding: all }: Lines): Row[] {
  return all.map(({ priceId, model, kind, amountPicos }) => ({
    id: `${priceId} ${model} ${kind} rounding`,
    model,
    kind,
    what: 'Rounding of single requests',
    quantity: null,
    rateText: null,
    amountPicos,
    missing: null,
  }))
}

function uncharged({ uncharged: all }: Lines, locale: string): Row[] {
  return all.flatMap((line, at) =>
    (['unpriced', 'unmetered'] as const).flatMap((missing): Row[] => {
      if (line[missing] === '0') return []
      const count = formatCount(line[missing], locale)
      return [
        {
          id: `${at} ${line.model} ${line.kind} ${missing}`,
          model: line.model,
          kind: line.kind,
          what: missing === 'unpriced' ? 'Requests without a price' : 'Requests without a quantity',
          quantity: { short: count, full: count },
          rateText: null,
          amountPicos: null,
          missing,
        },
      ]
    }),
  )
}

/** Rows of a model and kind stand together, those that cost most first. */
function together(rows: readonly Row[]): CostRow[] {
  const models = new Map<string, { rows: Row[]; amount: bigint }>()
  for (const row of rows) {
    const key = `${row.model} ${row.kind}`
    const known = models.get(key) ?? { rows: [], amount: 0n }
    models.set(key, { rows: [...known.rows, row], amount: known.amount + BigInt(row.amountPicos ?? 0) })
  }
  return [...models.values()]
    .sort((a, b) => (a.amount === b.amount ? 0 : a.amount < b.amount ? 1 : -1))
    .flatMap((model) => model.rows.map((row, at) => ({ ...row, isFirst: at === 0 })))
}

/**
 * The lines of a cost as rows, by model: rate x quantity = amount, then what rounding of single requests
 * adds, then what is not charged yet. The amounts add up to the cost exactly.
 */
export function prepareCostLines(costs: Lines, locale: string): CostRow[] {
  return together([
    ...costs.lines.map((line) => charged(line, locale)),
    ...rounding(costs),
    ...uncharged(costs, locale),
  ])
}
