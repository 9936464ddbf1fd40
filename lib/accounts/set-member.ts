import { upsertMember } from '@/lib/accounts/queries/members'
import { type MemberRole, roleSchema } from '@/lib/accounts/schema'
import type { By } from '@/lib/audit/schema'
import { signalAccess } from '@/lib/db/account-signals'

/**
 * Makes a user a member of an account, or gives a member another role; it holds from the next request on.
 * @throws AppError unprocessable (the last owner)
 */
export async function setMember(
  member: { accountId: bigint; userId: bigint; role: MemberRole },
  by: By,
): Promise<void> {
  await upsertMember({ ...member, role: roleSchema.parse(member.role) }, by)
  signalAccess(member.accountId)
}
