import type { PricedEvent } from '@/lib/ingest/schema'

/**
 * Remembers which events this process wrote lately, about the last million, in a table of fixed size where
 * newer ones push out older ones. It is a hint and decides nothing: an event that it knows is looked up
 * before it is written, which spares a COPY that would fail; one that it has forgotten, or that another
 * process wrote, is found by that failure.
 */
const ROWS = 1 << 18
/** Places a row; with only one, two events of one row would make each other forgotten long before time. */
const WIDTH = 8

/** Some bits of the identity, which is itself a hash, choose the row, and 31 others are kept there. */
const marks = new Int32Array(ROWS * WIDTH)
/** Which place of a row is written next. */
const turns = new Uint8Array(ROWS)

function rowOf({ identity }: PricedEvent): number {
  const bits = (identity.charCodeAt(4) << 16) | (identity.charCodeAt(5) << 8) | identity.charCodeAt(6)
  return bits % ROWS
}

/** Never 0, which stands where nothing was written yet. */
function markOf({ identity }: PricedEvent): number {
  const low = (identity.charCodeAt(1) << 16) | (identity.charCodeAt(2) << 8) | identity.charCodeAt(3)
  return (identity.charCodeAt(0) << 24) | low | 1
}

export function noteWritten(events: readonly PricedEvent[]): void {
  for (const event of events) {
    const row = rowOf(event)
    const turn = turns[row] ?? 0
    marks[row * WIDTH + turn] = markOf(event)
    turns[row] = (turn + 1) % WIDTH
  }
}

function isKnown(event: PricedEvent): boolean {
  const [first, mark] = [rowOf(event) * WIDTH, markOf(event)]
  for (let place = first; place < first + WIDTH; place++) if (marks[place] === mark) return true
  return false
}

export function writtenLately(events: readonly PricedEvent[]): PricedEvent[] {
  return events.filter(isKnown)
}
