import type { Place, PricedEvent, RefusedBy } from '@/lib/ingest/schema'
import { imageSteps } from '@/lib/pricing/price-event'
import type { Kind } from '@/lib/pricing/schema'

/** What a batch adds to one minute of one group; the sums of events that were really inserted. */
export type NewDelta = {
  place: Place
  minuteMicros: number
  model: string
  kind: Kind
  status: number
  refusedBy: RefusedBy
  priceId: bigint
  requests: number
  promptTokens: number
  cachedTokens: number
  completionTokens: number
  images: number
  imageSteps: bigint
  characters: number
  unpriced: number
  unmetered: number
  costPicos: bigint
}

const MINUTE_MICROS = 60_000_000

function emptyDelta({ event, model, priceId }: PricedEvent, minuteMicros: number): NewDelta {
  const { place, kind, status, refusedBy } = event
  const counts = {
    requests: 0,
    promptTokens: 0,
    cachedTokens: 0,
    completionTokens: 0,
    images: 0,
    characters: 0,
  }
  const none = { ...counts, imageSteps: 0n, unpriced: 0, unmetered: 0, costPicos: 0n }
  return { place, minuteMicros, model, kind, status, refusedBy, priceId, ...none }
}

function add(delta: NewDelta, row: PricedEvent): void {
  const { quantities, kind } = row.event
  delta.requests++
  delta.promptTokens += quantities.promptTokens ?? 0
  delta.cachedTokens += quantities.cachedTokens ?? 0
  delta.completionTokens += quantities.completionTokens ?? 0
  delta.images += quantities.images ?? 0
  delta.characters += quantities.characters ?? 0
  if (kind === 'image') delta.imageSteps += imageSteps(quantities)
  if (row.charge === 'unpriced') delta.unpriced++
  else if (row.charge === 'unmetered') delta.unmetered++
  else delta.costPicos += row.costPicos
}

/**
 * Adds events up by all that a page groups by. Places are told apart as objects, which one resolver makes
 * once each: two objects for one place cost a delta more and nothing else.
 */
export function groupDeltas(rows: readonly PricedEvent[]): NewDelta[] {
  const deltas: NewDelta[] = []
  const byPlace = new Map<Place, Map<string, NewDelta>>()
  for (const row of rows) {
    const { event } = row
    const minuteMicros = event.timeMicros - (event.timeMicros % MINUTE_MICROS)
    const groups = byPlace.get(event.place) ?? new Map<string, NewDelta>()
    if (groups.size === 0) byPlace.set(event.place, groups)
    const outcome = `${event.status}|${event.refusedBy}`
    const group = `${minuteMicros}|${outcome}|${event.kind}|${row.priceId}|${row.model}`
    let delta = groups.get(group)
    if (!delta) {
      delta = emptyDelta(row, minuteMicros)
      groups.set(group, delta)
      deltas.push(delta)
    }
    add(delta, row)
  }
  return deltas
}
