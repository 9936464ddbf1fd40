import { accountsToPost, postChargesOf } from '@/lib/billing/queries/charges'
import { signalAccount } from '@/lib/db/account-signals'

/**
 * The hourly job that moves recorded usage into the ledger: one charge entry an account and billing month, for what
 * was recorded since the last one. Run twice, or by two processes, it posts once.
 * @returns how many entries were made
 */
export async function postCharges({ now }: { now: Date }): Promise<number> {
  let made = 0
  for (const accountId of await accountsToPost()) {
    const entries = await postChargesOf(accountId, now)
    if (entries > 0) signalAccount(accountId)
    made += entries
  }
  return made
}
