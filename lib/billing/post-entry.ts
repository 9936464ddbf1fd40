import type { Appended, NewEntry } from '@/lib/billing/queries/append-entry'
import { postEntryAlone } from '@/lib/billing/queries/post-entry-alone'
import { signalAccount } from '@/lib/db/account-signals'

/**
 * Billing owns the ledger, deposits, promo credit, balances, the tier that deposits earn, and exports. It
 * prices nothing and counts no usage: what usage costs is told to it by period, and it posts that.
 *
 * Appends one entry to an account's ledger; the same idempotency key again answers the entry that stands
 * already.
 * @throws AppError not_found for an unknown account, conflict when the key belongs to another entry
 */
export async function postEntry(entry: NewEntry, { now }: { now: Date }): Promise<Appended> {
  const appended = await postEntryAlone(entry, now)
  if (appended.created) signalAccount(entry.accountId)
  return appended
}
