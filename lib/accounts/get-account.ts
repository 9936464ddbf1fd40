import { findAccount } from '@/lib/accounts/queries/accounts'
import type { Account } from '@/lib/accounts/schema'

export async function getAccount(accountId: bigint): Promise<Account | null> {
  return findAccount(accountId)
}
