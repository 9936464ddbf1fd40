import { chargeTopUp } from '@/lib/billing/charge-top-up'
import { keepCards } from '@/lib/billing/keep-cards'
import { accountsBelow } from '@/lib/billing/queries/accounts-below'
import { pendingTopUps } from '@/lib/billing/queries/pending-top-ups'
import { startTopUp } from '@/lib/billing/queries/start-top-up'
import { withTryLock } from '@/lib/db/with-try-lock'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'

/** One process at a time asks for money; what it did not finish, the next one does. */
const LOCK = '4611686018427381007'

/**
 * The job behind automatic top-ups: keeps the cards that were to be saved, writes down a top-up for each
 * account that has fallen below its level, and charges those that are pending, of earlier turns too. When
 * Stripe is away, the rest waits for the next turn.
 * @returns how many top-ups were brought to an end, or null when another process is at it
 */
export function topUpBalances({ now, signal }: { now: Date; signal?: AbortSignal }): Promise<number | null> {
  return withTryLock(LOCK, async () => {
    await keepCards()
    for (const { accountId } of await accountsBelow('topUp')) await startTopUp(accountId, now)
    let done = 0
    for (const topUp of await pendingTopUps()) {
      if (signal?.aborted) break
      try {
        await chargeTopUp(topUp, { now })
        done += 1
      } catch (error) {
        log.error({ err: (error as Error).message }, 'a top-up could not be charged and will be tried again')
        if (error instanceof AppError) break
      }
    }
    return done
  })
}
