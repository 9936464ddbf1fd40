import { MAX_COST_PICOS } from '@/lib/ingest/schema'
import type { PriceBook } from '@/lib/pricing/build-price-book'
import { chargeOf } from '@/lib/pricing/charge-of'
import type { Kind, Quantities } from '@/lib/pricing/schema'

/** What the present rate of an event depends on. */
export type Ratable = {
  accountId: bigint
  timeMicros: number
  model: string
  kind: Kind
  status: number
  quantities: Quantities
  priceId: bigint
}

export type NewRating = { priceId: bigint; costPicos: bigint }

/**
 * What an event costs by the rate in force at its own time. An event without such a rate, which fails or was
 * not metered stays as it is, and so does one that would cost more than an event may.
 * @returns `same` when there is nothing to change
 */
export function rateEvent(event: Ratable, book: PriceBook): NewRating | 'same' | 'too dear' {
  const { accountId, model, kind, timeMicros } = event
  const price = book.find({ accountId, model, kind, timeMs: Math.floor(timeMicros / 1000) })
  if (!price || price.priceId === event.priceId) return 'same'
  const charged = chargeOf(event, price.rate)
  if (charged.charge !== 'charged') return 'same'
  if (charged.costPicos > MAX_COST_PICOS) return 'too dear'
  return { priceId: price.priceId, costPicos: charged.costPicos }
}
