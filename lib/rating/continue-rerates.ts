import { postChargesOf } from '@/lib/billing/queries/post-charges-of'
import { signalAccount } from '@/lib/db/account-signals'
import { withTryLock } from '@/lib/db/with-try-lock'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { log } from '@/lib/log'
import { readRun, runEffects, runsUnderWay } from '@/lib/rating/queries/read-runs'
import { ratingBook } from '@/lib/rating/rating-book'
import { stepRerate } from '@/lib/rating/step-rerate'

const RERATE_LOCK = '7308604759847243'

/** What one transaction rates, so that none is long. */
const EVENTS_PER_STEP = 5_000

/** How long a turn lasts, so that the next one has a clock that is right. */
const TURN_MS = 10_000

export type Turn = { now: Date; signal?: AbortSignal | undefined; perStep?: number }

/** What a run has changed goes into the ledger when it is done, in one entry an account and period. */
async function postEffects(runId: bigint, now: Date): Promise<void> {
  await foldDeltas()
  for (const { accountId } of await runEffects(runId)) {
    await postChargesOf(accountId, now)
    signalAccount(accountId)
  }
}

async function continueRun(runId: bigint, { now, signal, perStep = EVENTS_PER_STEP }: Turn): Promise<void> {
  const book = await ratingBook()
  const endsAt = performance.now() + TURN_MS
  let isUnderWay = true
  while (isUnderWay && !signal?.aborted && performance.now() < endsAt) {
    isUnderWay = await stepRerate(runId, { book, now, perStep })
  }
  if (isUnderWay) return
  const run = await readRun(runId)
  if (run?.state === 'finished') await postEffects(runId, now)
}

/**
 * The job that takes runs of re-rating on, one after the other, until they are done or stopped. A process
 * that ends in between leaves a run under way, and the next turn, here or in another process, goes on behind
 * the last step that was committed.
 * @returns how many runs were taken on; 0 while another process does it
 */
export async function continueRerates(turn: Turn): Promise<number> {
  const continued = await withTryLock(RERATE_LOCK, async () => {
    const runs = await runsUnderWay()
    for (const runId of runs) {
      try {
        await continueRun(runId, turn)
      } catch (error) {
        log.error({ err: (error as Error).message }, 'a re-rate could not go on and will be tried again')
      }
    }
    return runs.length
  })
  return continued ?? 0
}
