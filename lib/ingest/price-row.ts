import type { BookedName } from '@/lib/ingest/book-unknown-models'
import { RowRefused } from '@/lib/ingest/formats/row-refused'
import { fingerprintOf, identityOf } from '@/lib/ingest/hash-event'
import type { IpHasher } from '@/lib/ingest/ip-hasher'
import { type LoggedEvent, MAX_COST_PICOS, type PricedEvent } from '@/lib/ingest/schema'
import type { PriceBook } from '@/lib/pricing/build-price-book'
import { chargeOf } from '@/lib/pricing/charge-of'

export type Pricing = {
  book: PriceBook
  bookedName: BookedName
  /** null when no row of the request named an address. */
  hashIp: IpHasher | null
  sourceId: bigint
  recordedMicros: number
}

/**
 * Prices an event by the rate in force at its own time and gives it its identity.
 * @throws RowRefused when it would cost more than an event can.
 */
export function priceRow(event: LoggedEvent, pricing: Pricing): PricedEvent {
  const { accountId } = event.place
  const known = pricing.book.lookUp(event.model, event.kind)
  const price = known?.priceAt(accountId, Math.floor(event.timeMicros / 1000)) ?? null
  const charged = chargeOf(event, price?.rate ?? null)
  if (charged.costPicos !== null && charged.costPicos > MAX_COST_PICOS) {
    throw new RowRefused('cost_too_large', 'The event would cost more than $100,000.')
  }
  return {
    event,
    model: known?.model ?? pricing.bookedName(accountId, event.model),
    sourceId: pricing.sourceId,
    identity: identityOf(pricing.sourceId, event.requestId, event.origin),
    fingerprint: fingerprintOf(event),
    recordedMicros: pricing.recordedMicros,
    ipHash: event.clientIp !== null && pricing.hashIp ? pricing.hashIp(event.clientIp) : null,
    priceId: charged.charge === 'charged' ? (price?.priceId ?? 0n) : 0n,
    charge: charged.charge,
    costPicos: charged.costPicos,
  }
}
