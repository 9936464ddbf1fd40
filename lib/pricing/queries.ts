import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { bumpChangeMarkIn } from '@/lib/db/change-marks'
import { formatId, newId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import { formatUsd } from '@/lib/money/picos'
import { buildPriceBook, type PriceBookRows } from '@/lib/pricing/build-price-book'
import type { Price, Rate } from '@/lib/pricing/schema'
import { MINUTE_MS } from '@/lib/time/range'
import type { Price as PriceRow, Prisma } from '@/prisma/generated/client'

/** Events may be dated this far ahead, so a rate that begins sooner may have priced some already. */
const IN_USE_AHEAD_MS = 5 * MINUTE_MS

type RateColumns = Pick<
  PriceRow,
  | 'kind'
  | 'inputRatePicos'
  | 'cachedInputRatePicos'
  | 'outputRatePicos'
  | 'imageRatePicos'
  | 'characterRatePicos'
>

function rateColumns(rate: Rate): RateColumns {
  const none = { inputRatePicos: null, cachedInputRatePicos: null, outputRatePicos: null }
  return { ...none, imageRatePicos: null, characterRatePicos: null, ...rate }
}

function rateOfRow(row: RateColumns): Rate {
  if (row.kind === 'image') return { kind: 'image', imageRatePicos: row.imageRatePicos ?? 0n }
  if (row.kind === 'audio') return { kind: 'audio', characterRatePicos: row.characterRatePicos ?? 0n }
  const { inputRatePicos, cachedInputRatePicos, outputRatePicos } = row
  return {
    kind: 'text',
    inputRatePicos: inputRatePicos ?? 0n,
    cachedInputRatePicos: cachedInputRatePicos ?? inputRatePicos ?? 0n,
    outputRatePicos: outputRatePicos ?? 0n,
  }
}

function sameRate(row: RateColumns, rate: Rate): boolean {
  return Object.entries(rateColumns(rate)).every(
    ([column, value]) => row[column as keyof RateColumns] === value,
  )
}

function priceOfRow(row: PriceRow): Price {
  const { priceId, accountId, model, startsAt } = row
  return { priceId, accountId, model, startsAtMs: startsAt.getTime(), rate: rateOfRow(row) }
}

async function nameRows(db: Prisma.TransactionClient): Promise<Pick<PriceBookRows, 'models' | 'aliases'>> {
  const models = await db.model.findMany({ select: { name: true }, orderBy: { name: 'asc' } })
  const aliases = await db.alias.findMany({ select: { name: true, model: true }, orderBy: { name: 'asc' } })
  return { models: models.map((model) => model.name), aliases }
}

export async function priceBookRows(): Promise<PriceBookRows> {
  const db = prisma()
  const prices = await db.price.findMany({
    orderBy: [{ createdAt: 'asc' }, { startsAt: 'asc' }, { model: 'asc' }],
  })
  return { ...(await nameRows(db)), prices: prices.map(priceOfRow) }
}

/** The name a model stands under as of this transaction, whatever this process has in memory. */
async function canonicalIn(tx: Prisma.TransactionClient, name: string): Promise<string | null> {
  return buildPriceBook({ ...(await nameRows(tx)), prices: [] }).canonicalModel(name)
}

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

type NewRate = { accountId: bigint; model: string; rate: Rate }

function auditDetail({ model, rate }: NewRate, startsAt: Date) {
  const rates = Object.entries(rate).filter(([, value]) => typeof value === 'bigint')
  const inUsd = rates.map(([name, value]) => [name.replace('Picos', 'Usd'), formatUsd(BigInt(value))])
  return { model, kind: rate.kind, startsAt: startsAt.toISOString(), ...Object.fromEntries(inUsd) }
}

async function putPrice(tx: Prisma.TransactionClient, price: NewRate, startsAt: Date, { actor, now }: By) {
  const { accountId, model, rate } = price
  const key = { accountId, model, kind: rate.kind, startsAt }
  const written = { createdAt: now, createdBy: actor, ...rateColumns(rate) }
  const standing = await tx.price.findUnique({ where: { accountId_model_kind_startsAt: key } })
  if (!standing) {
    const priceId = newId()
    await tx.price.create({ data: { priceId, ...key, ...written } })
    return { priceId, changed: true }
  }
  const { priceId } = standing
  if (sameRate(standing, rate)) return { priceId, changed: false }
  if (startsAt.getTime() <= now.getTime() + IN_USE_AHEAD_MS) return null
  await tx.price.update({ where: { priceId }, data: written })
  return { priceId, changed: true }
}

/** Writes a rate at the first of the starts where no other rate is in use. */
export function writePrice(given: NewRate, starts: Date[], by: By): Promise<bigint> {
  const { accountId, rate } = given
  return prisma().$transaction(async (tx) => {
    const model = (await canonicalIn(tx, given.model)) ?? given.model
    const price = { accountId, model, rate }
    await tx.model.createMany({ data: [{ name: model, kind: rate.kind }], skipDuplicates: true })
    for (const startsAt of starts) {
      const put = await putPrice(tx, price, startsAt, by)
      if (!put) continue
      if (put.changed) {
        const target = formatId('prc', put.priceId)
        const detail = auditDetail(price, startsAt)
        await recordAudit(tx, { ...by, accountId, action: 'price.set', target, detail })
        await bumpChangeMarkIn(tx, 'prices')
      }
      return put.priceId
    }
    throw new AppError(
      'conflict',
      'Another rate is in use from that minute on; enter this one from a later minute.',
    )
  })
}

/** @returns the model that the name now stands for. */
export function writeAlias(given: { name: string; model: string }, by: By): Promise<string> {
  const name = given.name.toLowerCase()
  return prisma().$transaction(async (tx) => {
    const model = await canonicalIn(tx, given.model)
    if (model === null) throw new AppError('model_not_found', 'There is no such model in the price book.')
    const { models } = await nameRows(tx)
    if (models.some((each) => each.toLowerCase() === name)) {
      throw new AppError('conflict', 'That name is a model of its own in the price book.')
    }
    await tx.alias.upsert({ where: { name }, create: { name, model, createdAt: by.now }, update: { model } })
    await recordAudit(tx, { ...by, accountId: 0n, action: 'alias.set', target: name, detail: { model } })
    await bumpChangeMarkIn(tx, 'prices')
    return model
  })
}
