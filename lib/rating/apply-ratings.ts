import type { Queryable } from '@/lib/db/transaction'
import { groupDeltas } from '@/lib/ingest/group-deltas'
import { insertMoves } from '@/lib/ingest/queries/insert-moves'
import type { PriceBook } from '@/lib/pricing/build-price-book'
import type { EventToRate } from '@/lib/rating/queries/events-to-rate'
import { insertRatings } from '@/lib/rating/queries/insert-ratings'
import { type NewRating, rateEvent } from '@/lib/rating/rate-event'

/** The run of usage that is priced for the first time. */
export const NO_RUN = 0n

export type Applied = { events: number; beforePicos: bigint; afterPicos: bigint; skipped: number }
export type Applying = { accountId: bigint; runId: bigint; book: PriceBook; now: Date }

type Change = { event: EventToRate; rating: NewRating }

/**
 * Rates events of one account by the rates in force at their own times, inside the caller's transaction: a
 * rating for each that changes, and what it moves from price to price. Events that have their rate stay.
 */
export async function applyRatings(
  client: Queryable,
  events: readonly EventToRate[],
  { accountId, runId, book, now }: Applying,
): Promise<Applied> {
  const changes: Change[] = []
  let skipped = 0
  for (const event of events) {
    const rating = rateEvent({ ...event.event, ...event, accountId }, book)
    if (rating === 'too dear') skipped += 1
    else if (rating !== 'same') changes.push({ event, rating })
  }
  const sumOf = (figure: (change: Change) => bigint) =>
    changes.reduce((sum, change) => sum + figure(change), 0n)
  const applied = {
    events: changes.length,
    beforePicos: sumOf(({ event }) => event.costPicos ?? 0n),
    afterPicos: sumOf(({ rating }) => rating.costPicos),
    skipped,
  }
  if (changes.length === 0) return applied
  const ratings = changes.map(({ event, rating }) => {
    return { ...rating, identity: event.identity, number: event.number + 1 }
  })
  await insertRatings(client, ratings, { accountId, runId, now })
  const rated = changes.map(({ event, rating }) => ({ ...event, ...rating, charge: 'charged' as const }))
  await insertMoves(client, {
    away: groupDeltas(changes.map(({ event }) => event)),
    onto: groupDeltas(rated),
    rerated: runId !== NO_RUN,
  })
  return applied
}
