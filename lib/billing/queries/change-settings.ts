import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { AuditRecord } from '@/lib/audit/schema'
import { formatId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import type { Prisma } from '@/prisma/generated/client'

type Change = Omit<Prisma.BillingSettingsUncheckedCreateInput, 'accountId'>
type Told = Pick<AuditRecord, 'actor' | 'now' | 'action' | 'detail'>

/** Changes how an account wants its balance kept, with the row of the audit log that tells of it. */
export function changeSettings(accountId: bigint, data: Change, told: Told): Promise<void> {
  return prisma().$transaction(async (tx) => {
    const update: Prisma.BillingSettingsUncheckedUpdateInput = data
    await tx.billingSettings.upsert({ where: { accountId }, create: { accountId, ...data }, update })
    await recordAudit(tx, { ...told, accountId, target: formatId('acc', accountId) })
  })
}
