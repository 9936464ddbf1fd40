import { z } from 'zod'
import { upsertMember } from '@/lib/accounts/queries/members'
import { MEMBER_ROLES, type MemberRole } from '@/lib/accounts/schema'
import type { By } from '@/lib/audit/schema'

const roleSchema = z.enum(MEMBER_ROLES)

/** Makes a user a member of an account, or gives a member another role; it holds from the next request on. */
export async function setMember(
  member: { accountId: bigint; userId: bigint; role: MemberRole },
  by: By,
): Promise<void> {
  await upsertMember({ ...member, role: roleSchema.parse(member.role) }, by)
}
