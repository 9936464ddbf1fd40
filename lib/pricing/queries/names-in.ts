import 'server-only'
import { buildPriceBook, type PriceBookRows } from '@/lib/pricing/build-price-book'
import type { Prisma } from '@/prisma/generated/client'

type Names = Pick<PriceBookRows, 'models' | 'aliases'>

/** Every name as of this transaction, whatever this process has in memory. */
export async function namesIn(db: Prisma.TransactionClient): Promise<Names> {
  const models = await db.model.findMany({ select: { name: true }, orderBy: { name: 'asc' } })
  const aliases = await db.alias.findMany({ select: { name: true, model: true }, orderBy: { name: 'asc' } })
  return { models: models.map((model) => model.name), aliases }
}

/** The name a model stands under, by the very rule by which logs are read; null for an unknown one. */
export async function canonicalIn(db: Prisma.TransactionClient, name: string): Promise<string | null> {
  return buildPriceBook({ ...(await namesIn(db)), prices: [] }).canonicalModel(name)
}
