import { type Queryable, transaction } from '@/lib/db/transaction'
import { applyRatings } from '@/lib/rating/apply-ratings'
import { bookVersion } from '@/lib/rating/queries/book-version'
import { chargedEvents, type EventPosition, FIRST_IDENTITY } from '@/lib/rating/queries/events-to-rate'
import { minutesToRate } from '@/lib/rating/queries/minutes-to-rate'
import { nextAccount, unknownNames } from '@/lib/rating/queries/rated-accounts'
import { endRun, holdRun, moveRun, type RunStep } from '@/lib/rating/queries/write-runs'
import type { RatingBook } from '@/lib/rating/rating-book'
import { reach } from '@/lib/rating/reach'
import { MINUTE_MS } from '@/lib/time/range'

export type Step = { book: RatingBook; now: Date; perStep: number }

const NOTHING = { events: 0, beforePicos: 0n, afterPicos: 0n, skipped: 0 }

/** Every name under which usage of the models came in; null for all models. */
async function namesOf(
  client: Queryable,
  accountId: bigint,
  run: RunStep,
  { book }: RatingBook,
): Promise<string[] | null> {
  if (run.models.length === 0) return null
  const others = await unknownNames(client, accountId)
  return [...run.models, ...others.filter((name) => run.models.includes(book.canonicalModel(name) ?? ''))]
}

/** As many of the minutes as hold the events of one step; at least one. */
function minutesOfStep(minutes: readonly { minute: Date; requests: number }[], perStep: number): Date[] {
  let room = perStep
  const taken: Date[] = []
  for (const { minute, requests } of minutes) {
    if (room <= 0) break
    taken.push(minute)
    room -= Math.max(requests, 0)
  }
  return taken
}

async function stepAccount(
  client: Queryable,
  runId: bigint,
  { accountId, run, step }: { accountId: bigint; run: RunStep; step: Step },
): Promise<void> {
  const { book, now, perStep } = step
  const isContinued = accountId === run.cursorAccountId && run.cursorTime !== null
  const startAt = new Date(Math.max(run.startAt.getTime(), reach(now).getTime()))
  const after: EventPosition = {
    time: isContinued && run.cursorTime !== null ? run.cursorTime : startAt.toISOString(),
    identity: isContinued && run.cursorIdentity !== null ? run.cursorIdentity : FIRST_IDENTITY,
  }
  const models = await namesOf(client, accountId, run, book)
  const fromMs = Math.max(startAt.getTime(), Math.floor(Date.parse(after.time) / MINUTE_MS) * MINUTE_MS)
  const range = { startAt: new Date(fromMs), endAt: run.endAt }
  const minutes = minutesOfStep(await minutesToRate(client, { accountId, models, ...range }), perStep)
  const last = minutes.at(-1)
  if (!last) {
    await moveRun(client, runId, { accountId: accountId + 1n, position: null, applied: NOTHING, now })
    return
  }
  const question = { accountId, models, minutes, ...range, after, limit: perStep }
  const events = await chargedEvents(client, question)
  const applied = await applyRatings(client, events, { accountId, runId, book: book.book, now })
  const behind = { time: new Date(last.getTime() + MINUTE_MS).toISOString(), identity: FIRST_IDENTITY }
  const position = events.length === perStep ? (events.at(-1) ?? behind) : behind
  await moveRun(client, runId, { accountId, position, applied, now })
}

/**
 * One step of a run in one transaction: the next events, their ratings, what these move, and where the run
 * stands then. It goes on only under the price book that was looked at.
 * @returns whether there is more to do
 */
export function stepRerate(runId: bigint, step: Step): Promise<boolean> {
  return transaction(async (client) => {
    const run = await holdRun(client, runId)
    if (!run) return false
    if (run.bookVersion !== step.book.version || (await bookVersion(client)) !== run.bookVersion) {
      const because = 'The price book has changed since its effect was looked at.'
      await endRun(client, runId, { because, now: step.now })
      return false
    }
    const accountId = await nextAccount(client, run.accountIds, run.cursorAccountId)
    if (accountId === null) {
      await endRun(client, runId, { because: null, now: step.now })
      return false
    }
    await stepAccount(client, runId, { accountId, run, step })
    return true
  })
}
