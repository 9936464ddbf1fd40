import type { Place, PricedEvent, RefusedBy } from '@/lib/ingest/schema'
import { imageSteps } from '@/lib/pricing/price-event'
import type { Kind } from '@/lib/pricing/schema'
import { bucketOf } from '@/lib/usage/latency-buckets'

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
  /** The bucket of each latency that was reported, in no order; as for the times to a first token. */
  latencyBuckets: number[]
  ttftBuckets: number[]
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
  const buckets = { latencyBuckets: [], ttftBuckets: [] }
  return { place, minuteMicros, model, kind, status, refusedBy, priceId, ...none, ...buckets }
}

function add(delta: NewDelta, row: PricedEvent): void {
  const { quantities, kind, latencyMs, ttftMs } = row.event
  delta.requests++
  delta.promptTokens += quantities.promptTokens ?? 0
  delta.cachedTokens += quantities.cachedTokens ?? 0
  delta.completionTokens += quantities.completionTokens ?? 0
  delta.images += quantities.images ?? 0
  delta.characters += quantities.characters ?? 0
  if (latencyMs !== null) delta.latencyBuckets.push(bucketOf(latencyMs))
  if (ttftMs !== null) delta.ttftBuckets.push(bucketOf(ttftMs))
  if (kind === 'image') delta.imageSteps += imageSteps(quantities)
  if (row.charge === 'unpriced') delta.unpriced++
  else if (row.charge === 'unmetered') delta.unmetered++
  else delta.costPicos += row.costPicos
}

function childOf<K, C, V>(parents: Map<K, Map<C, V>>, key: K): Map<C, V> {
  let child = parents.get(key)
  if (!child) {
    child = new Map()
    parents.set(key, child)
  }
  return child
}

/**
 * Adds events up by all that a page groups by. Places are told apart as objects, which one resolver makes
 * once each: two objects for one place cost a delta more and nothing else. Prices are told apart by their
 * number, since to write it out for every row would cost more than all the rest.
 */
export function groupDeltas(rows: readonly PricedEvent[]): NewDelta[] {
  const deltas: NewDelta[] = []
  const byPlace = new Map<Place, Map<bigint, Map<string, NewDelta>>>()
  for (const row of rows) {
    const { place, timeMicros, status, refusedBy, kind } = row.event
    const minute = Math.floor(timeMicros / MINUTE_MICROS)
    const groups = childOf(childOf(byPlace, place), row.priceId)
    const group = `${minute}|${status}|${refusedBy}|${kind}|${row.model}`
    let delta = groups.get(group)
    if (!delta) {
      delta = emptyDelta(row, minute * MINUTE_MICROS)
      groups.set(group, delta)
      deltas.push(delta)
    }
    add(delta, row)
  }
  return deltas
}
