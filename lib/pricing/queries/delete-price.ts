import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { bumpChangeMarkIn } from '@/lib/db/change-marks'
import { formatId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import { isInUse } from '@/lib/pricing/is-in-use'
import { lockPriceBook } from '@/lib/pricing/queries/lock-price-book'
import { priceAuditDetail } from '@/lib/pricing/queries/price-audit-detail'

/** Takes back a rate that has not begun. @throws AppError not_found, conflict when it has */
export function deletePrice(priceId: bigint, by: By): Promise<void> {
  return prisma().$transaction(async (tx) => {
    await lockPriceBook(tx)
    const price = await tx.price.findUnique({ where: { priceId } })
    if (!price) throw new AppError('not_found', 'There is no such rate.')
    if (isInUse(price.startsAt, by.now)) {
      throw new AppError('conflict', 'This rate is in use: it stays. Enter another one that follows it.')
    }
    await tx.price.delete({ where: { priceId } })
    const target = formatId('prc', priceId)
    const { accountId } = price
    const detail = priceAuditDetail(price)
    await recordAudit(tx, { ...by, accountId, action: 'price.withdraw', target, detail })
    await bumpChangeMarkIn(tx, 'prices')
  })
}
