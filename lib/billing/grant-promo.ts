import { postEntry } from '@/lib/billing/post-entry'
import { welcomePromo } from '@/lib/billing/welcome-promo'

/** The $1.00 of promo credit that an account gets once; asked for again, it answers the entry that stands. */
export async function grantPromo(
  { accountId }: { accountId: bigint },
  { now }: { now: Date },
): Promise<{ entryId: bigint; created: boolean }> {
  return postEntry(welcomePromo(accountId, now), { now })
}
