import { accountsToClose } from '@/lib/billing/queries/accounts-to-close'
import { closePeriod } from '@/lib/billing/queries/close-period'
import { signalAccount } from '@/lib/db/account-signals'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { firstOpenMonth } from '@/lib/time/first-open-month'

/**
 * The job that closes months: each account's, once the grace after its end has passed, with a statement for
 * each that has any cost or entry. Run twice, or by two processes, it closes once; cut off anywhere, it goes
 * on at its next turn. An account whose month can't be closed now doesn't keep others from theirs.
 * @returns how many statements were made
 */
export async function closePeriods({
  now,
  signal,
}: {
  now: Date
  signal?: AbortSignal | undefined
}): Promise<number> {
  const graceHours = env().STATEMENT_GRACE_HOURS
  const due = { openMonth: firstOpenMonth(now, graceHours), graceHours }
  let made = 0
  for (const accountId of await accountsToClose(due.openMonth)) {
    if (signal?.aborted) return made
    try {
      let closed = await closePeriod(accountId, due, now)
      for (; typeof closed === 'object'; closed = await closePeriod(accountId, due, now)) made += 1
      signalAccount(accountId)
    } catch (error) {
      log.error({ err: (error as Error).message }, 'a month could not be closed and will be tried again')
    }
  }
  return made
}
