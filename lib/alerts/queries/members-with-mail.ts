import 'server-only'
import { type Recipient, recipientsOf } from '@/lib/alerts/queries/recipients-of'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { prisma } from '@/lib/db/prisma'

export function membersWithMail(accountId: bigint): Promise<Recipient[]> {
  return recipientsOf(pool(), accountId)
}

/** @returns false when the account has no such member */
export function upsertRecipient(
  { accountId, userId, receives }: { accountId: bigint; userId: bigint; receives: boolean },
  by: By,
): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    const member = await tx.member.findUnique({ where: { accountId_userId: { accountId, userId } } })
    if (!member) return false
    await tx.alertRecipient.upsert({
      where: { accountId_userId: { accountId, userId } },
      create: { accountId, userId, receives },
      update: { receives },
    })
    const target = formatId('usr', userId)
    await recordAudit(tx, { ...by, accountId, action: 'alerts.recipient', target, detail: { receives } })
    return true
  })
}
