import { listAccountsOf } from '@/lib/accounts/list-accounts-of'
import type { Session } from '@/lib/auth/schema'
import { formatId } from '@/lib/db/id'

/**
 * The outward id of the account last used, else of the first one; null for a person who is a member of none.
 */
export async function homeAccount(session: Session): Promise<string | null> {
  const accounts = await listAccountsOf(session.userId)
  const last = accounts.find(({ accountId }) => accountId === session.lastAccountId)
  const account = last ?? accounts[0]
  return account ? formatId('acc', account.accountId) : null
}
