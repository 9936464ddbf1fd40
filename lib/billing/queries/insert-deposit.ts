import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import type { PaymentVia } from '@/lib/billing/schema'
import { formatId, newId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { formatUsd } from '@/lib/money/picos'

type NewDeposit = { accountId: bigint; amountPicos: bigint; savesMethod: boolean; via: PaymentVia }

export async function insertDeposit(
  { accountId, amountPicos, savesMethod, via }: NewDeposit,
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
        via,
        savesMethod,
        createdAt: by.now,
      },
    })
    const target = formatId('dep', depositId)
    const detail = { amountUsd: formatUsd(amountPicos) }
    await recordAudit(tx, { ...by, accountId, action: 'deposit.create', target, detail })
  })
  return depositId
}
