import { accountsToPost } from '@/lib/billing/queries/accounts-to-post'
import { postChargesOf } from '@/lib/billing/queries/post-charges-of'
import { signalAccount } from '@/lib/db/account-signals'
import { log } from '@/lib/log'

/**
 * The hourly job that moves recorded usage into the ledger: one charge entry an account and billing month,
 * for what was recorded since the last one. Run twice, or by two processes, it posts once. An account that
 * can't be posted now keeps what it owes, which balances count, and doesn't keep others from theirs.
 * @returns how many entries were made
 */
export async function postCharges({ now }: { now: Date }): Promise<number> {
  let made = 0
  for (const accountId of await accountsToPost()) {
    try {
      const entries = await postChargesOf(accountId, now)
      if (entries > 0) signalAccount(accountId)
      made += entries
    } catch (error) {
      log.error({ err: (error as Error).message }, 'an account could not be charged and will be tried again')
    }
  }
  return made
}
