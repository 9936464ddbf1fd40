import { formatShare } from '@/lib/money/format-share'
import { formatInstant } from '@/lib/time/format-instant'
import { type CostRow, prepareCostLines } from '@/lib/usage/prepare-cost-lines'
import type { CostLines, CostPart } from '@/lib/usage/schema'

/**
 * A row of the costs table: a part, whose amount is the sum of its lines, or one of the lines of a part that
 * is open. `uncharged` are requests of a part that cost nothing yet.
 */
export type CostPartRow =
  | {
      type: 'part'
      id: string
      label: string
      share: string
      amountPicos: string
      uncharged: bigint
      lines: number
      isOpen: boolean
    }
  | ({ type: 'line'; showsModel: boolean } & CostRow)

/** So many lines are looked through at once; with more, parts are closed at first. */
const OPEN_AT_FIRST = 30

/** The parts that a reader has opened or closed by hand. */
export type OpenParts = ReadonlyMap<string, boolean>

function linesIn(parts: readonly CostPart[]): number {
  return parts.reduce((sum, { lines, rounding }) => sum + lines.length + rounding.length, 0)
}

/** Whether a part shows its lines. */
export function isPartOpen({ parts }: Pick<CostLines, 'parts'>, id: string, chosen: OpenParts): boolean {
  return chosen.get(id) ?? linesIn(parts) <= OPEN_AT_FIRST
}

/**
 * The parts of a cost, each above its lines: rate x quantity = amount, down to the rounding. The amounts of
 * the lines add up to their part's, those of the parts to the cost.
 */
export function prepareCostParts(costs: CostLines, chosen: OpenParts, locale: string): CostPartRow[] {
  const { split, zone, costPicos } = costs
  return costs.parts.flatMap((part): CostPartRow[] => {
    const lines = prepareCostLines(part, locale)
    const isOpen = isPartOpen(costs, part.id, chosen)
    const heading = {
      type: 'part' as const,
      id: part.id,
      label: split === 'day' ? formatInstant(part.id, locale, zone, 'day') : part.label,
      share: costPicos === '0' ? '' : formatShare(part.costPicos, costPicos, locale),
      amountPicos: part.costPicos,
      uncharged: part.uncharged.reduce(
        (sum, { unpriced, unmetered }) => sum + BigInt(unpriced) + BigInt(unmetered),
        0n,
      ),
      lines: lines.length,
      isOpen,
    }
    if (!isOpen) return [heading]
    const showsModel = split !== 'model'
    return [
      heading,
      ...lines.map((line) => ({
        ...line,
        type: 'line' as const,
        id: `${part.id} ${line.id}`,
        showsModel: showsModel && line.isFirst,
      })),
    ]
  })
}
