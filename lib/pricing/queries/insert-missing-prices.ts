import 'server-only'
import type { By } from '@/lib/audit/schema'
import { bumpChangeMarkIn } from '@/lib/db/change-marks'
import { newId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { rateColumns } from '@/lib/pricing/queries/rate-columns'
import type { Rate } from '@/lib/pricing/schema'

type DatedRate = { model: string; startsAt: Date; rate: Rate }

/**
 * Adds list prices that aren't there, told by model, kind and start; raises the mark only when one was
 * added.
 */
export async function insertMissingPrices(prices: DatedRate[], { actor, now }: By): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const models = prices.map(({ model, rate }) => ({ name: model, kind: rate.kind }))
    await tx.model.createMany({ data: models, skipDuplicates: true })
    const data = prices.map(({ model, startsAt, rate }) => {
      return { priceId: newId(), model, startsAt, createdAt: now, createdBy: actor, ...rateColumns(rate) }
    })
    const { count } = await tx.price.createMany({ data, skipDuplicates: true })
    if (count > 0) await bumpChangeMarkIn(tx, 'prices')
  })
}
