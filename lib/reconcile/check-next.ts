import { checkAccount } from '@/lib/reconcile/check-account'
import { nextUnchecked, resultTotals } from '@/lib/reconcile/queries/results'
import type { CheckProgress } from '@/lib/reconcile/schema'

/** A step begins no other account after this long, so that no request takes much longer than one account. */
const STEP_MS = 2_000

/**
 * A step of the check of all accounts that began at `startedAt`: some accounts that were not checked since.
 * Whoever asks again goes on where the step before ended; it ends when all are done.
 */
export async function checkNext({ startedAt }: { startedAt: Date }): Promise<CheckProgress> {
  const until = Date.now() + STEP_MS
  let next = await nextUnchecked(startedAt)
  while (next.accountId !== null) {
    const now = new Date()
    // A clock that is behind the one that began would check the same account again and again.
    await checkAccount({ accountId: next.accountId }, { now: now < startedAt ? startedAt : now })
    next = await nextUnchecked(startedAt)
    if (Date.now() >= until) break
  }
  const total = Number((await resultTotals()).accounts)
  return { startedAt: startedAt.toISOString(), done: total - next.left, total }
}
