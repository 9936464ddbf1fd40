import { isMetered, priceEvent } from '@/lib/pricing/price-event'
import type { Kind, Quantities, Rate } from '@/lib/pricing/schema'

/** costPicos is null where there is no figure yet: it must never pass for a cost of 0. */
export type Charge =
  | { charge: 'charged'; costPicos: bigint }
  | { charge: 'free'; costPicos: bigint }
  | { charge: 'unmetered'; costPicos: null }
  | { charge: 'unpriced'; costPicos: null }

const FREE: Charge = { charge: 'free', costPicos: 0n }
const UNMETERED: Charge = { charge: 'unmetered', costPicos: null }
const UNPRICED: Charge = { charge: 'unpriced', costPicos: null }

/** The client left a stream after the upstream had begun to answer: what was reported until then was used. */
const CLIENT_LEFT = 499

/** Only what was answered is charged: 2xx, and a stream that its client left. */
export function isChargeable(status: number): boolean {
  return (status >= 200 && status < 300) || status === CLIENT_LEFT
}

/**
 * What a request costs. Failures, a stream that the upstream broke (502) among them, are free; usage that
 * was not reported is unmetered before it is unpriced, since no price could help it. A reported 0 costs 0.
 */
export function chargeOf(
  event: { kind: Kind; status: number; quantities: Quantities },
  rate: Rate | null,
): Charge {
  if (!isChargeable(event.status)) return FREE
  if (!isMetered(event.kind, event.quantities)) return UNMETERED
  const costPicos = rate && priceEvent(event.quantities, rate)
  return costPicos === null ? UNPRICED : { charge: 'charged', costPicos }
}
