import { accountEntries } from '@/lib/accounts/queries/accounts'
import { cachedUntilChanged } from '@/lib/db/change-marks'

export type AccountEntry = { tierId: string; defaultProjectId: bigint }
export type AccountDirectory = (accountId: bigint) => AccountEntry | undefined

const directory = cachedUntilChanged<AccountDirectory>(['accounts'], async () => {
  const entries = new Map<bigint, AccountEntry>()
  for (const { accountId, ...entry } of await accountEntries()) entries.set(accountId, entry)
  return (accountId) => entries.get(accountId)
})

/** Which accounts exist, from memory, at most a second old: what every ingested row asks. */
export function accountDirectory(): Promise<AccountDirectory> {
  return directory()
}
