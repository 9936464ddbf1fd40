import { insertAccountAlone } from '@/lib/accounts/queries/accounts'
import { type NewAccount, newAccountSchema } from '@/lib/accounts/schema'
import type { By } from '@/lib/audit/schema'

/**
 * Accounts owns customers: their name, tier, time zone, members and projects. It doesn't know passwords
 * (auth), keys, or money; the tier that deposits earn is written by billing, the one set by hand here.
 *
 * Makes an account with its default project and, when one is named, its owner.
 */
export async function createAccount(
  account: NewAccount,
  by: By,
): Promise<{ accountId: bigint; projectId: bigint }> {
  return insertAccountAlone(newAccountSchema.parse(account), by)
}
