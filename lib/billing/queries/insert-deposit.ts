import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { formatId, newId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { formatUsd } from '@/lib/money/picos'

export async function insertDeposit(
  { accountId, amountPicos }: { accountId: bigint; amountPicos: bigint },
  by: By,
): Promise<bigint> {
  const depositId = newId()
  await prisma().$transaction(async (tx) => {
    await tx.deposit.create({
      data: {
        accountId,
        depositId,
        amountPicos: amountPicos.toString(),
        status: 'pending',
        createdAt: by.now,
      },
    })
    const target = formatId('dep', depositId)
    const detail = { amountUsd: formatUsd(amountPicos) }
    await recordAudit(tx, { ...by, accountId, action: 'deposit.create', target, detail })
  })
  return depositId
}
