import { formatId } from '@/lib/db/id'
import { divideHalfEven } from '@/lib/money/picos'
import type { Priced } from '@/lib/usage/queries/cost-by-price'
import type { CostLine, Meter, RoundingLine } from '@/lib/usage/schema'

/** A base rate is for one image of 1024 x 1024 in 25 steps. */
const IMAGE_STEPS_OF_A_BASE_IMAGE = 1024n * 1024n * 25n

type Metered = { meter: Meter; quantity: bigint; ratePicos: bigint | null; unit: CostLine['unit'] }

function metersOf(row: Priced): Metered[] {
  const prompt = BigInt(row.promptTokens)
  const cached = BigInt(row.cachedTokens)
  const inputRate = row.inputRatePicos
  const cachedRate = row.cachedInputRatePicos ?? inputRate
  const completion = BigInt(row.completionTokens)
  const steps = BigInt(row.imageSteps)
  const characters = BigInt(row.characters)
  switch (row.kind) {
    case 'text':
      return [
        { meter: 'prompt tokens', quantity: prompt - cached, ratePicos: inputRate, unit: 'token' },
        { meter: 'cached tokens', quantity: cached, ratePicos: cachedRate, unit: 'token' },
        { meter: 'completion tokens', quantity: completion, ratePicos: row.outputRatePicos, unit: 'token' },
      ]
    case 'image': {
      const unit = 'image of 1024 x 1024 in 25 steps'
      return [{ meter: 'image steps', quantity: steps, ratePicos: row.imageRatePicos, unit }]
    }
    case 'audio':
      return [
        { meter: 'characters', quantity: characters, ratePicos: row.characterRatePicos, unit: 'character' },
      ]
  }
}

/**
 * The lines of one price: rate x quantity = amount, for each meter that was used. Events are rounded one by
 * one, so that their sum can differ from the line's amount by some picos; the difference is a line of its
 * own.
 */
export function costLinesOf(row: Priced): { lines: CostLine[]; rounding: RoundingLine[] } {
  const named = { model: row.model, kind: row.kind, priceId: formatId('prc', row.priceId) }
  const lines = metersOf(row).flatMap(({ meter, quantity, ratePicos, unit }): CostLine[] => {
    if (quantity === 0n || ratePicos === null) return []
    const unitQuantity = row.kind === 'image' ? IMAGE_STEPS_OF_A_BASE_IMAGE : 1n
    return [
      {
        ...named,
        meter,
        quantity: quantity.toString(),
        ratePicos: ratePicos.toString(),
        unit,
        unitQuantity: unitQuantity.toString(),
        amountPicos: divideHalfEven(ratePicos * quantity, unitQuantity).toString(),
      },
    ]
  })
  const rest = lines.reduce((left, line) => left - BigInt(line.amountPicos), BigInt(row.costPicos))
  return { lines, rounding: rest === 0n ? [] : [{ ...named, amountPicos: rest.toString() }] }
}
