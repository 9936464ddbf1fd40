import { formatCount } from '@/lib/money/format-count'
import { formatMoney } from '@/lib/money/format-money'
import { formatWith } from '@/lib/money/format-with'
import { divideHalfEven } from '@/lib/money/picos'
import type { CostLine, CostLines, Kind, Meter } from '@/lib/usage/schema'

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
type Lines = Pick<CostLines, 'lines' | 'rounding' | 'uncharged'>

const METER_LABELS: Record<Meter, string> = {
  'prompt tokens': 'Input tokens',
  'cached tokens': 'Cached input tokens',
  'completion tokens': 'Output tokens',
  'image steps': 'Images of 1024×1024, 25 steps',
  characters: 'Characters',
}

const MILLION = 1_000_000n

/** Whole millionths, so that no digit passes through a float. */
function decimalText(numerator: bigint, denominator: bigint): string {
  const millionths = divideHalfEven(numerator * MILLION, denominator)
  return `${millionths / MILLION}.${(millionths % MILLION).toString().padStart(6, '0')}`
}

/**
 * Images are counted in images of the base size and steps, as their rate is; their steps are told in full.
 */
function quantityOf(line: CostLine, locale: string): { short: string; full: string } {
  const count = formatCount(line.quantity, locale)
  if (line.unitQuantity === '1') return { short: count, full: count }
  const images = decimalText(BigInt(line.quantity), BigInt(line.unitQuantity))
  return {
    short: formatWith(locale, { maximumFractionDigits: 3 }, images),
    full: `${count} pixel steps ÷ ${formatCount(line.unitQuantity, locale)}`,
  }
}

function rateText({ unit, ratePicos }: CostLine, locale: string): string {
  if (unit === 'token') return `${formatMoney(BigInt(ratePicos) * MILLION, locale, 'short')} / 1M tokens`
  if (unit === 'character')
    return `${formatMoney(BigInt(ratePicos) * MILLION, locale, 'short')} / 1M characters`
  return `${formatMoney(ratePicos, locale, 'short')} / image`
}

function charged(line: CostLine, locale: string): Row {
  return {
    id: `${line.priceId} ${line.model} ${line.kind} ${line.meter}`,
    model: line.model,
    kind: line.kind,
    what: METER_LABELS[line.meter],
    quantity: quantityOf(line, locale),
    rateText: rateText(line, locale),
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
