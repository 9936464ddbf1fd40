import type { Unstated } from '@/lib/billing/queries/unstated-usage'
import { costLinesOf } from '@/lib/usage/cost-lines-of'
import type { CostLine, Kind, Meter } from '@/lib/usage/schema'

/** A line before it is written; what is null on a line of rounding is there on every other. */
export type NewLine = {
  usagePeriod: string
  projectId: bigint
  projectName: string
  model: string
  kind: Kind
  meter: Meter | 'rounding'
  priceId: bigint
  quantity: string | null
  ratePicos: string | null
  unit: CostLine['unit'] | null
  unitQuantity: string | null
  amountPicos: string
}

/**
 * The lines of a statement for usage of one month: a line a project, model, kind, price and meter, and where
 * the rounding of single requests adds something, a line for that. Their amounts are the cost, exactly.
 */
export function statementLinesOf(usagePeriod: string, unstated: readonly Unstated[]): NewLine[] {
  return unstated.flatMap((row) => {
    const { projectId, projectName, model, kind, priceId } = row
    const named = { usagePeriod, projectId, projectName, model, kind, priceId }
    const { lines, rounding } = costLinesOf(row)
    return [
      ...lines.map(({ meter, quantity, ratePicos, unit, unitQuantity, amountPicos }) => {
        return { ...named, meter, quantity, ratePicos, unit, unitQuantity, amountPicos }
      }),
      ...rounding.map(({ amountPicos }) => {
        const none = { quantity: null, ratePicos: null, unit: null, unitQuantity: null }
        return { ...named, meter: 'rounding' as const, ...none, amountPicos }
      }),
    ]
  })
}
