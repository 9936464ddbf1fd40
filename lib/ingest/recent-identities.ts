import type { PricedEvent } from '@/lib/ingest/schema'

/**
 * Remembers which events this process wrote lately, in a table of fixed size where newer ones push out
 * older ones. It is a hint and decides nothing: an event that it knows is looked up before it is written,
 * which spares a COPY that would fail; one that it has forgotten, or that another process wrote, is found
 * by that failure.
 */
const SLOTS = 1 << 18

const slots = new Float64Array(SLOTS)

/** 48 bits of the identity, which is itself a hash. */
function bitsOf({ identity }: PricedEvent): number {
  let bits = 0
  for (let index = 0; index < 6; index++) bits = bits * 256 + identity.charCodeAt(index)
  return bits
}

export function noteWritten(rows: readonly PricedEvent[]): void {
  for (const row of rows) {
    const bits = bitsOf(row)
    slots[bits % SLOTS] = bits
  }
}

export function writtenLately(rows: readonly PricedEvent[]): PricedEvent[] {
  return rows.filter((row) => {
    const bits = bitsOf(row)
    return slots[bits % SLOTS] === bits
  })
}
