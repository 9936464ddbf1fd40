import { divideHalfEven } from '@/lib/money/picos'
import type { Rate } from '@/lib/pricing/schema'

type Sums = {
  promptTokens: bigint
  cachedTokens: bigint
  completionTokens: bigint
  imageSteps: bigint
  characters: bigint
}

/** A base rate is for one image of 1024 x 1024 in 25 steps. */
const BASE_IMAGE = 1024n * 1024n * 25n

/**
 * What the sums of many events cost by one rate. Exact for tokens and characters; images are rounded event by
 * event, so that their cost by their sum can be off by half a pico an image.
 */
export function costOfUsage(sums: Sums, rate: Rate): bigint {
  switch (rate.kind) {
    case 'text':
      return (
        (sums.promptTokens - sums.cachedTokens) * rate.inputRatePicos +
        sums.cachedTokens * rate.cachedInputRatePicos +
        sums.completionTokens * rate.outputRatePicos
      )
    case 'image':
      return divideHalfEven(rate.imageRatePicos * sums.imageSteps, BASE_IMAGE)
    case 'audio':
      return sums.characters * rate.characterRatePicos
  }
}
