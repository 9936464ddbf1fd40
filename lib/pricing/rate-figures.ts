import type { Rate, RateFigures } from '@/lib/pricing/schema'

/** A rate as its figures one by one, as they travel to pages. */
export function rateFigures(rate: Rate): RateFigures {
  if (rate.kind === 'image') {
    return { kind: 'image', figures: [{ meter: 'image', picos: String(rate.imageRatePicos) }] }
  }
  if (rate.kind === 'audio') {
    return { kind: 'audio', figures: [{ meter: 'character', picos: String(rate.characterRatePicos) }] }
  }
  return {
    kind: 'text',
    figures: [
      { meter: 'input', picos: String(rate.inputRatePicos) },
      { meter: 'cached input', picos: String(rate.cachedInputRatePicos) },
      { meter: 'output', picos: String(rate.outputRatePicos) },
    ],
  }
}
