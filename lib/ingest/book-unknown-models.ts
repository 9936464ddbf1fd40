import { claimUnknownNames } from '@/lib/ingest/queries/unknown-models'
import { type LoggedEvent, OTHER_MODEL } from '@/lib/ingest/schema'
import type { PriceBook } from '@/lib/pricing/build-price-book'

/** The name that an event of a model nobody knows is booked under. */
export type BookedName = (accountId: bigint, name: string) => string

const MOST_NAMES = 1_000
const MAX_REMEMBERED = 1_000

/**
 * Names are never taken back: what is remembered of an account can only be incomplete while it has room for
 * more.
 */
const remembered = new Map<bigint, ReadonlySet<string>>()

function settles(names: ReadonlySet<string> | undefined, name: string): boolean {
  return names !== undefined && (names.has(name) || names.size >= MOST_NAMES)
}

/**
 * Keeps the names of unknown models as they were sent, up to 1,000 an account; beyond those, (other).
 * Someone who sends a new name with every request would otherwise fill every chart and every rollup.
 */
export async function bookUnknownModels(
  events: readonly LoggedEvent[],
  book: PriceBook,
  now: Date,
): Promise<BookedName> {
  const known = new Map<bigint, ReadonlySet<string> | undefined>()
  const unsettled = new Map<bigint, Set<string>>()
  for (const { model, kind, place } of events) {
    if (book.lookUp(model, kind)) continue
    const { accountId } = place
    if (!known.has(accountId)) known.set(accountId, remembered.get(accountId))
    if (settles(known.get(accountId), model)) continue
    const names = unsettled.get(accountId) ?? new Set<string>()
    unsettled.set(accountId, names.add(model))
  }
  if (remembered.size + unsettled.size > MAX_REMEMBERED) remembered.clear()
  for (const [accountId, names] of unsettled) {
    const all = await claimUnknownNames(accountId, [...names], { most: MOST_NAMES, now })
    known.set(accountId, all)
    remembered.set(accountId, all)
  }
  return (accountId, name) => (known.get(accountId)?.has(name) ? name : OTHER_MODEL)
}
