import { signalAccount } from '@/lib/db/account-signals'
import { transaction } from '@/lib/db/transaction'
import { withTryLock } from '@/lib/db/with-try-lock'
import { log } from '@/lib/log'
import { applyRatings, NO_RUN } from '@/lib/rating/apply-ratings'
import { type EventPosition, type EventToRate, unpricedEvents } from '@/lib/rating/queries/events-to-rate'
import { type UnpricedGroup, unpricedGroups } from '@/lib/rating/queries/unpriced-groups'
import { type RatingBook, ratingBook } from '@/lib/rating/rating-book'
import { reach } from '@/lib/rating/reach'

const PRICE_LOCK = '7308604759847242'

/** What one transaction rates, so that none is long. */
const EVENTS_PER_STEP = 5_000

/** How long a turn lasts, so that the next one has a clock that is right. */
const TURN_MS = 10_000

type Turn = { now: Date; signal: AbortSignal | undefined; perStep: number; endsAt: number }

function isOver({ signal, endsAt }: Turn): boolean {
  return signal?.aborted === true || performance.now() >= endsAt
}

async function priceGroup(group: UnpricedGroup, book: RatingBook, turn: Turn): Promise<number> {
  const { accountId } = group
  const since = book.coveredSince(group)
  if (since === null) return 0
  const startAt = new Date(Math.max(since, group.startAt.getTime(), reach(turn.now).getTime()))
  if (startAt >= group.endAt) return 0
  let priced = 0
  let after: EventPosition | null = null
  let read: EventToRate[]
  do {
    const question = { ...group, startAt, after, limit: turn.perStep }
    const step = await transaction(async (client) => {
      const events = await unpricedEvents(client, question)
      const applying = { accountId, runId: NO_RUN, book: book.book, now: turn.now }
      return { events, applied: await applyRatings(client, events, applying) }
    })
    read = step.events
    priced += step.applied.events
    after = read.at(-1) ?? null
  } while (read.length === turn.perStep && !isOver(turn))
  if (priced > 0) signalAccount(accountId)
  return priced
}

/**
 * Rating owns every pricing of an event after it came: usage whose price is entered later, and re-rates. It
 * decides no rate, which is pricing's, and posts nothing itself; events stay as they came, under the model
 * name they came with, also where an alias says later what that name means: what a log says is a fact, and
 * the log, its rollups and their filters go on naming it alike.
 *
 * The job that prices what had no price when it came, as soon as the book covers it at the events' own times:
 * by a new rate or by a new alias. Every step stands or falls as a whole; whoever comes after a crash goes on
 * with what has no rating yet, and where everything has, nothing is written.
 * @returns how many events were priced; 0 while another process does it
 */
export async function priceUnpriced({
  now,
  signal,
  perStep = EVENTS_PER_STEP,
}: {
  now: Date
  signal?: AbortSignal | undefined
  perStep?: number
}): Promise<number> {
  const priced = await withTryLock(PRICE_LOCK, async () => {
    const groups = await unpricedGroups()
    if (groups.length === 0) return 0
    const book = await ratingBook()
    const turn = { now, signal, perStep, endsAt: performance.now() + TURN_MS }
    let sum = 0
    for (const group of groups) {
      if (isOver(turn)) break
      try {
        sum += await priceGroup(group, book, turn)
      } catch (error) {
        log.error({ err: (error as Error).message }, 'usage could not be priced and will be tried again')
      }
    }
    return sum
  })
  return priced ?? 0
}
