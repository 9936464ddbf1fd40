import { accountsOfUser } from '@/lib/accounts/queries/accounts'
import type { AccountOfUser } from '@/lib/accounts/schema'

/** The accounts that a user is a member of, by name. */
export async function listAccountsOf(userId: bigint): Promise<AccountOfUser[]> {
  return accountsOfUser(userId)
}
