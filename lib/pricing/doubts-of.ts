import type { RateDoubt } from '@/lib/pricing/doubt-schema'
import { rateFigures } from '@/lib/pricing/rate-figures'
import type { Rate } from '@/lib/pricing/schema'

/** From here on a change is taken for a mistake of the unit; real prices seldom move by a hundredth of it. */
const DOUBTFUL = 100n
/** Halfway, on a scale of powers, between a thousand and a million. */
const NEARER_TO_A_MILLION = 30_000n

type Against = { rate: Rate; against: RateDoubt['against'] }

function factorOf(larger: bigint, smaller: bigint): RateDoubt['factor'] | null {
  if (smaller === 0n) return larger === 0n ? null : 'free'
  if (larger < smaller * DOUBTFUL) return null
  return larger >= smaller * NEARER_TO_A_MILLION ? 'about 1,000,000' : 'about 1,000'
}

/**
 * Compares each figure of a rate with what stood before it, or with what its kind usually costs, and names
 * those that are off by so much that someone has probably read another unit.
 */
export function doubtsOf(rate: Rate, { rate: reference, against }: Against): RateDoubt[] {
  const references = new Map(rateFigures(reference).figures.map(({ meter, picos }) => [meter, BigInt(picos)]))
  return rateFigures(rate).figures.flatMap(({ meter, picos }) => {
    const [given, usual] = [BigInt(picos), references.get(meter) ?? 0n]
    // What was free may come to cost anything.
    if (usual === 0n) return []
    const direction = given > usual ? 'above' : 'below'
    const factor = direction === 'above' ? factorOf(given, usual) : factorOf(usual, given)
    if (factor === null) return []
    const key = `${meter}: ${factor} ${direction}`
    return [{ key, meter, factor, direction, picos, againstPicos: String(usual), against }]
  })
}
