import type { PricedEvent } from '@/lib/ingest/schema'

/**
 * Remembers which events this process wrote lately, in a table of fixed size where newer ones push out
 * older ones. It is a hint and decides nothing: an event that it knows is looked up before it is written,
 * which spares a COPY that would fail; one that it has forgotten, or that another process wrote, is found
 * by that failure.
 */
const SLOTS = 1 << 18

/** Some bits of the identity, which is itself a hash, choose the slot, and 31 others are kept there. */
const slots = new Int32Array(SLOTS)

function slotOf({ identity }: PricedEvent): number {
  const bits = (identity.charCodeAt(4) << 16) | (identity.charCodeAt(5) << 8) | identity.charCodeAt(6)
  return bits % SLOTS
}

/** Never 0, which stands in a slot that was not used yet. */
function markOf({ identity }: PricedEvent): number {
  const low = (identity.charCodeAt(1) << 16) | (identity.charCodeAt(2) << 8) | identity.charCodeAt(3)
  return (identity.charCodeAt(0) << 24) | low | 1
}

export function noteWritten(rows: readonly PricedEvent[]): void {
  for (const row of rows) slots[slotOf(row)] = markOf(row)
}

export function writtenLately(rows: readonly PricedEvent[]): PricedEvent[] {
  return rows.filter((row) => slots[slotOf(row)] === markOf(row))
}
