import { updateMemberRole } from '@/lib/accounts/queries/members'
import { type MemberRole, roleSchema } from '@/lib/accounts/schema'
import type { By } from '@/lib/audit/schema'
import { signalAccess } from '@/lib/db/account-signals'
import { AppError } from '@/lib/errors'

/**
 * Gives a member another role; it holds from the next request on, and open pages hear of it.
 * @throws AppError not_found (no member), unprocessable (the last owner)
 */
export async function changeRole(
  member: { accountId: bigint; userId: bigint; role: MemberRole },
  by: By,
): Promise<void> {
  if (!(await updateMemberRole({ ...member, role: roleSchema.parse(member.role) }, by))) {
    throw new AppError('not_found', 'There is no such member.')
  }
  signalAccess(member.accountId)
}
