import 'server-only'
import type { MemberRole } from '@/lib/accounts/schema'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { formatId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'

/** A user is a member of an account once; doing it again changes the role. */
export function upsertMember(
  { accountId, userId, role }: { accountId: bigint; userId: bigint; role: MemberRole },
  by: By,
): Promise<void> {
  return prisma().$transaction(async (tx) => {
    await tx.member.upsert({
      where: { accountId_userId: { accountId, userId } },
      create: { accountId, userId, role, createdAt: by.now },
      update: { role },
    })
    const target = formatId('usr', userId)
    await recordAudit(tx, { ...by, accountId, action: 'member.set', target, detail: { role } })
  })
}
