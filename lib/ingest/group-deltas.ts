import { type CountedEvent, type Place, REFUSED_BY, type RefusedBy } from '@/lib/ingest/schema'
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

/** Written out field by field: objects that are put together by spreading cost several times as much. */
function emptyDelta({ event, model, priceId }: CountedEvent, minuteMicros: number): NewDelta {
  return {
    place: event.place,
    minuteMicros,
    model,
    kind: event.kind,
    status: event.status,
    refusedBy: event.refusedBy,
    priceId,
    requests: 0,
    promptTokens: 0,
    cachedTokens: 0,
    completionTokens: 0,
    images: 0,
    imageSteps: 0n,
    characters: 0,
    unpriced: 0,
    unmetered: 0,
    costPicos: 0n,
    latencyBuckets: [],
    ttftBuckets: [],
  }
}

function add(delta: NewDelta, row: CountedEvent): void {
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
  else delta.costPicos += row.costPicos ?? 0n
}

function childOf<K, C, V>(parents: Map<K, Map<C, V>>, key: K): Map<C, V> {
  let child = parents.get(key)
  if (!child) {
    child = new Map()
    parents.set(key, child)
  }
  return child
}

/** Minute, status, kind and refusal of an event as one number that a double holds exactly. */
function momentOf({ status, kind, refusedBy }: CountedEvent['event'], minute: number): number {
  const kindPlace = kind === 'text' ? 0 : kind === 'image' ? 1 : 2
  const refusedPlace = refusedBy === 'none' ? 0 : REFUSED_BY.indexOf(refusedBy)
  return ((minute * 1000 + status) * 4 + kindPlace) * 4 + refusedPlace
}

/**
 * Adds events up by all that a page groups by. Places are told apart as objects, which one resolver makes
 * once each: two objects for one place cost a delta more and nothing else. What is left of a group is a
 * number, and its deltas are compared by their price: to write a key out as text for every row would cost
 * more than all the rest.
 */
export function groupDeltas(rows: readonly CountedEvent[]): NewDelta[] {
  const deltas: NewDelta[] = []
  const byPlace = new Map<Place, Map<string, Map<number, NewDelta[]>>>()
  for (const row of rows) {
    const minute = Math.floor(row.event.timeMicros / MINUTE_MICROS)
    const moments = childOf(childOf(byPlace, row.event.place), row.model)
    const moment = momentOf(row.event, minute)
    const known = moments.get(moment)
    let delta = known?.find((each) => each.priceId === row.priceId)
    if (!delta) {
      delta = emptyDelta(row, minute * MINUTE_MICROS)
      if (known) known.push(delta)
      else moments.set(moment, [delta])
      deltas.push(delta)
    }
    add(delta, row)
  }
  return deltas
}
