import type { Place, PricedEvent } from '@/lib/ingest/schema'

/** `firsts` are in write order; each of `later` comes with the one that came before it in the batch. */
export type Sifted = { firsts: PricedEvent[]; later: { row: PricedEvent; first: PricedEvent }[] }

/** Above any number of rows that are written together. */
const MOST_ROWS = 2 ** 20
const PREFIXES = 2 ** 16
/** Accounts' ids have 63 bits; the first 16 of them come first in the order. */
const ACCOUNT_SHIFT = 47n

/** The first 16 bits of the account, then of the identity. */
function prefixOf({ identity }: PricedEvent, accountPrefix: number): number {
  return accountPrefix * PREFIXES + identity.charCodeAt(0) * 256 + identity.charCodeAt(1)
}

function inWriteOrder(a: PricedEvent, b: PricedEvent): number {
  const [one, other] = [a.event.place.accountId, b.event.place.accountId]
  if (one !== other) return one < other ? -1 : 1
  if (a.identity === b.identity) return 0
  return a.identity < b.identity ? -1 : 1
}

/** Each row's place in the order and in the batch, as one number that a double holds exactly. */
function inOrder(rows: readonly PricedEvent[]): Float64Array {
  const accounts = new Map<Place, number>()
  const order = Float64Array.from(rows, (row, index) => {
    const { place } = row.event
    let account = accounts.get(place)
    if (account === undefined) {
      account = Number(place.accountId >> ACCOUNT_SHIFT)
      accounts.set(place, account)
    }
    return prefixOf(row, account) * MOST_ROWS + index
  })
  return order.sort()
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
 * Sets aside what comes twice within a batch, the first stands, and puts the rest in write order. All writers
 * go through the key in that one order, so that two of them never wait for each other; any order that they
 * share would do. This one writes rows of an account, which are neighbours in both indexes, one after the
 * other, and its numbers sort many times faster than the rows would.
 */
export function siftBatch(rows: readonly PricedEvent[]): Sifted {
  const sifted: Sifted = { firsts: [], later: [] }
  let alike: PricedEvent[] = []
  let prefix = -1
  for (const place of inOrder(rows)) {
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
