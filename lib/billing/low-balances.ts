import { accountsBelow, type Below } from '@/lib/billing/queries/accounts-below'

/** Who wants to be warned now: accounts whose balance is below the level that they have chosen for that. */
export function lowBalances(): Promise<Below[]> {
  return accountsBelow('warning')
}
