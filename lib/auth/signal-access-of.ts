import { listAccountsOf } from '@/lib/accounts/list-accounts-of'
import { signalAccess } from '@/lib/db/account-signals'

/** Says in each account of a user that who may see it has changed: a session of theirs has ended. */
export async function signalAccessOf(userId: bigint): Promise<void> {
  for (const { accountId } of await listAccountsOf(userId)) signalAccess(accountId)
}
