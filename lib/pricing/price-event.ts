import { divideHalfEven } from '@/lib/money/picos'
import type { Quantities, Rate } from '@/lib/pricing/schema'

/** The image that a base rate is for. */
const BASE_WIDTH = 1024n
const BASE_HEIGHT = 1024n
const BASE_STEPS = 25n
const BASE_IMAGE = BASE_WIDTH * BASE_HEIGHT * BASE_STEPS

/**
 * Pricing owns what a unit costs and when: the price book, its aliases, and the arithmetic of one event. It
 * doesn't know what is charged for a failed request beyond `chargeOf`, and it owns no balance.
 *
 * The exact cost of one event in picos:
 * text  = (prompt - cached) x input + cached x cached input + completion x output
 * image = base x (width / 1024) x (height / 1024) x (steps / 25) x images, rounded half to even, once
 * audio = characters x rate
 * @returns null when a quantity that the rate needs was not reported: such usage is unmetered.
 */
export function priceEvent(quantities: Quantities, rate: Rate): bigint | null {
  if (!isMetered(rate.kind, quantities)) return null
  switch (rate.kind) {
    case 'text': {
      const cached = quantities.cachedTokens ?? 0
      const uncached = (quantities.promptTokens ?? 0) - cached
      return (
        BigInt(uncached) * rate.inputRatePicos +
        BigInt(cached) * rate.cachedInputRatePicos +
        BigInt(quantities.completionTokens ?? 0) * rate.outputRatePicos
      )
    }
    case 'image':
      return divideHalfEven(rate.imageRatePicos * imageSteps(quantities), BASE_IMAGE)
    case 'audio':
      return BigInt(quantities.characters ?? 0) * rate.characterRatePicos
  }
}

/**
 * True when every quantity that a kind is charged by was reported; the number of images is 1 when left out.
 */
export function isMetered(kind: Rate['kind'], quantities: Quantities): boolean {
  switch (kind) {
    case 'text':
      return quantities.promptTokens !== null && quantities.completionTokens !== null
    case 'image':
      return quantities.width !== null && quantities.height !== null && quantities.steps !== null
    case 'audio':
      return quantities.characters !== null
  }
}

/** width x height x steps x images: what images are charged by; 0 when a part is missing. */
export function imageSteps({ width, height, steps, images }: Quantities): bigint {
  if (width === null || height === null || steps === null) return 0n
  return BigInt(width * height) * BigInt(steps * (images ?? 1))
}
