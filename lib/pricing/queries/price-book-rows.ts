import 'server-only'
import { prisma } from '@/lib/db/prisma'
import type { PriceBookRows } from '@/lib/pricing/build-price-book'
import { namesIn } from '@/lib/pricing/queries/names-in'
import { priceOfRow } from '@/lib/pricing/queries/rate-columns'

export async function priceBookRows(): Promise<PriceBookRows> {
  const db = prisma()
  const prices = await db.price.findMany({
    orderBy: [{ createdAt: 'asc' }, { startsAt: 'asc' }, { model: 'asc' }],
  })
  return { ...(await namesIn(db)), prices: prices.map(priceOfRow) }
}
