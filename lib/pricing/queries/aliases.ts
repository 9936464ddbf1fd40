import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { bumpChangeMarkIn } from '@/lib/db/change-marks'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import { lockPriceBook } from '@/lib/pricing/queries/lock-price-book'
import { canonicalIn, namesIn } from '@/lib/pricing/queries/names-in'

type GivenAlias = { name: string; model: string; mayMove: boolean }

/**
 * @returns the model that the name now stands for.
 * @throws AppError model_not_found, conflict when the name is a model's own, or another's and may not move
 */
export function writeAlias(given: GivenAlias, by: By): Promise<string> {
  const name = given.name.toLowerCase()
  return prisma().$transaction(async (tx) => {
    await lockPriceBook(tx)
    const model = await canonicalIn(tx, given.model)
    if (model === null) throw new AppError('model_not_found', 'There is no such model in the price book.')
    const { models, aliases } = await namesIn(tx)
    if (models.some((each) => each.toLowerCase() === name)) {
      throw new AppError('conflict', 'That name is a model of its own in the price book.')
    }
    const before = aliases.find((alias) => alias.name === name)?.model
    if (before === model) return model
    if (before !== undefined && !given.mayMove) {
      throw new AppError('conflict', `That name stands for ${before} already. Remove it there first.`)
    }
    await tx.alias.upsert({ where: { name }, create: { name, model, createdAt: by.now }, update: { model } })
    const detail = { model, ...(before !== undefined && { before }) }
    await recordAudit(tx, { ...by, accountId: 0n, action: 'alias.set', target: name, detail })
    await bumpChangeMarkIn(tx, 'prices')
    return model
  })
}

/** @returns false when there is no such alias. */
export function deleteAlias(given: string, by: By): Promise<boolean> {
  const name = given.toLowerCase()
  return prisma().$transaction(async (tx) => {
    await lockPriceBook(tx)
    const alias = await tx.alias.findUnique({ where: { name } })
    if (!alias) return false
    await tx.alias.delete({ where: { name } })
    const detail = { model: alias.model }
    await recordAudit(tx, { ...by, accountId: 0n, action: 'alias.remove', target: name, detail })
    await bumpChangeMarkIn(tx, 'prices')
    return true
  })
}
