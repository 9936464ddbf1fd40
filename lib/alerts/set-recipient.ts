import { upsertRecipient } from '@/lib/alerts/queries/members-with-mail'
import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'

/** Whether a member gets the account's alerts by mail. @throws AppError not_found */
export async function setRecipient(
  recipient: { accountId: bigint; userId: bigint; receives: boolean },
  by: By,
): Promise<void> {
  if (!(await upsertRecipient(recipient, by))) throw new AppError('not_found', 'There is no such member.')
}
