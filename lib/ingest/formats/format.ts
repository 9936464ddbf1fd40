import type { ResolvePlace } from '@/lib/ingest/resolve-place'
import type { LoggedEvent } from '@/lib/ingest/schema'

export type Fields = Record<string, unknown>

/**
 * How one format's rows are read. A format turns its own names into those of a native row and leaves every
 * decision about them to the reader of native rows, so that one set of bounds holds for all.
 */
export type Format = {
  /** What its rows are counted under. */
  name: string
  /** @throws RowRefused */
  read(row: Fields, place: ResolvePlace, nowMs: number): LoggedEvent
  /** The row's id when it may be repeated to the sender, else null. */
  idOf(row: Fields): string | null
  /** How many fields the row has that are dropped. */
  countIgnored(row: Fields): number
}
