import { updateAccountRow } from '@/lib/accounts/queries/accounts'
import { type AccountChange, accountChangeSchema } from '@/lib/accounts/schema'
import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'

/** Gives an account another name and zone; periods stay UTC whatever the zone. @throws AppError not_found */
export async function updateAccount(change: AccountChange & { accountId: bigint }, by: By): Promise<void> {
  const { accountId, ...given } = change
  if (!(await updateAccountRow({ accountId, ...accountChangeSchema.parse(given) }, by))) {
    throw new AppError('not_found', 'There is no such account.')
  }
}
