import { deleteMember } from '@/lib/accounts/queries/members'
import type { By } from '@/lib/audit/schema'
import { signalAccess } from '@/lib/db/account-signals'
import { AppError } from '@/lib/errors'

/**
 * Puts a member out of an account, at once and on open pages too; what they did stays.
 * @throws AppError not_found (no member), unprocessable (the last owner)
 */
export async function removeMember(member: { accountId: bigint; userId: bigint }, by: By): Promise<void> {
  if (!(await deleteMember(member, by))) throw new AppError('not_found', 'There is no such member.')
  signalAccess(member.accountId)
}
