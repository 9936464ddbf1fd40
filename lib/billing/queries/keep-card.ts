import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import { formatId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'

type Card = {
  customerId: string
  methodId: string
  brand: string | null
  last4: string | null
  expires: string | null
}

/** Saves the card of a payment in the place of an earlier one, and notes that this payment's is done. */
export function keepCard(
  { accountId, depositId }: { accountId: bigint; depositId: bigint },
  card: Card | null,
): Promise<void> {
  return prisma().$transaction(async (tx) => {
    await tx.deposit.update({
      where: { accountId_depositId: { accountId, depositId } },
      data: { savesMethod: false },
    })
    if (!card) return
    const data = {
      methodVia: 'stripe',
      methodId: card.methodId,
      customerId: card.customerId,
      cardBrand: card.brand,
      cardLast4: card.last4,
      cardExpires: card.expires,
      topUpPausedAt: null,
      topUpPauseReason: null,
    } as const
    await tx.billingSettings.upsert({ where: { accountId }, create: { accountId, ...data }, update: data })
    const target = formatId('dep', depositId)
    const detail = { last4: card.last4 }
    const record = { accountId, actor: 'system', action: 'card.save', target, detail, now: new Date() }
    await recordAudit(tx, record)
  })
}
