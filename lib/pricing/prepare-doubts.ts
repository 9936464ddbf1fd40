import { doubtDetailsSchema, type RateDoubt } from '@/lib/pricing/doubt-schema'
import { prepareRateAmount } from '@/lib/pricing/prepare-rate-text'

/** The doubts that a refusal carries; none when it was refused for another reason, or not at all. */
export function prepareDoubts(error: unknown): RateDoubt[] {
  const details = typeof error === 'object' && error !== null && 'details' in error ? error.details : null
  return doubtDetailsSchema.safeParse(details).data?.doubts ?? []
}

/** A doubt in a sentence, with the factor that is to be confirmed. */
export function prepareDoubtText(doubt: RateDoubt, locale: string): string {
  const { meter, factor, direction, picos, againstPicos, against } = doubt
  const [given, usual] = [picos, againstPicos].map((each) => prepareRateAmount(meter, each, locale))
  if (factor === 'free') return `${meter}: ${given} makes it free; the ${against} is ${usual}.`
  return `${meter}: ${given} is ${factor} times ${direction} the ${against} of ${usual}.`
}
