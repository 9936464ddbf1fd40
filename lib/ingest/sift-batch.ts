import type { PricedEvent } from '@/lib/ingest/schema'

/** `firsts` are in write order; each of `later` comes with the one that came before it in the batch. */
export type Sifted = { firsts: PricedEvent[]; later: { row: PricedEvent; first: PricedEvent }[] }

/** Above any number of rows that are written together. */
const MOST_ROWS = 2 ** 20

/** The first 32 bits of an identity, which order events as the whole of it does. */
function prefixOf({ identity }: PricedEvent): number {
  const low = (identity.charCodeAt(1) << 16) | (identity.charCodeAt(2) << 8) | identity.charCodeAt(3)
  return identity.charCodeAt(0) * 2 ** 24 + low
}

function inWriteOrder(a: PricedEvent, b: PricedEvent): number {
  if (a.identity !== b.identity) return a.identity < b.identity ? -1 : 1
  if (a.event.place.accountId === b.event.place.accountId) return 0
  return a.event.place.accountId < b.event.place.accountId ? -1 : 1
}

/** Takes rows whose prefixes are one, in the order in which they came. */
function siftAlike(rows: PricedEvent[], sifted: Sifted): void {
  let first: PricedEvent | undefined
  // The sort is stable: of one event, what came first stays first.
  for (const row of rows.sort(inWriteOrder)) {
    if (first && inWriteOrder(first, row) === 0) sifted.later.push({ row, first })
    else {
      first = row
      sifted.firsts.push(row)
    }
  }
}

/**
 * Sets aside what comes twice within a batch, the first stands, and puts the rest in the order in which all
 * writers go through the key, so that two of them never wait for each other. Any order that they share would
 * do; the identity's is the cheapest, and the account decides where one source gave one id twice: those are
 * two events. Numbers made of prefix and place sort many times faster than the rows would.
 */
export function siftBatch(rows: readonly PricedEvent[]): Sifted {
  const order = Float64Array.from(rows, (row, index) => prefixOf(row) * MOST_ROWS + index).sort()
  const sifted: Sifted = { firsts: [], later: [] }
  let alike: PricedEvent[] = []
  let prefix = -1
  for (const place of order) {
    const row = rows[place % MOST_ROWS]
    if (!row) continue
    const own = Math.floor(place / MOST_ROWS)
    if (own !== prefix && alike.length > 0) {
      if (alike.length === 1) sifted.firsts.push(...alike)
      else siftAlike(alike, sifted)
      alike = []
    }
    prefix = own
    alike.push(row)
  }
  siftAlike(alike, sifted)
  return sifted
}
