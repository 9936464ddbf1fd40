import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { bumpChangeMarkIn } from '@/lib/db/change-marks'
import { formatId, newId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import { isInUse } from '@/lib/pricing/is-in-use'
import { lockPriceBook } from '@/lib/pricing/queries/lock-price-book'
import { canonicalIn } from '@/lib/pricing/queries/names-in'
import { priceAuditDetail } from '@/lib/pricing/queries/price-audit-detail'
import { isSameRate, rateColumns, rateOfRow } from '@/lib/pricing/queries/rate-columns'
import type { Rate } from '@/lib/pricing/schema'
import type { Price as PriceRow, Prisma } from '@/prisma/generated/client'

/** `mayReplace`: whether another rate that is to begin at that very start, and hasn't, gives way. */
type NewRate = { accountId: bigint; model: string; rate: Rate; mayReplace: boolean }

/** The row that is there now, and what changed to make it so: nothing, or another rate before it. */
type Put = { priceId: bigint; changed: boolean; replaced: PriceRow | null }

function standingAt(tx: Prisma.TransactionClient, { accountId, model, rate }: NewRate, startsAt: Date) {
  const key = { accountId, model, kind: rate.kind, startsAt }
  return tx.price.findUnique({ where: { accountId_model_kind_startsAt: key } })
}

/**
 * `seen` is what stood there before this writer's turn came: a rate that has come since is not replaced.
 * @returns null when another rate is in use from that start on
 */
async function putPrice(
  tx: Prisma.TransactionClient,
  { price, startsAt, seen }: { price: NewRate; startsAt: Date; seen: PriceRow | null },
  { actor, now }: By,
): Promise<Put | null> {
  const { accountId, model, rate } = price
  const written = { createdAt: now, createdBy: actor, ...rateColumns(rate) }
  const standing = await standingAt(tx, price, startsAt)
  if (!standing) {
    const priceId = newId()
    await tx.price.create({ data: { priceId, accountId, model, startsAt, ...written } })
    return { priceId, changed: true, replaced: null }
  }
  const { priceId } = standing
  if (isSameRate(standing, rate)) return { priceId, changed: false, replaced: null }
  if (isInUse(startsAt, now)) return null
  if (!price.mayReplace || !seen || !isSameRate(seen, rateOfRow(standing))) {
    throw new AppError('conflict', 'Another rate begins at that very start. Withdraw it first.')
  }
  await tx.price.update({ where: { priceId }, data: written })
  return { priceId, changed: true, replaced: standing }
}

async function record(tx: Prisma.TransactionClient, price: NewRate, put: Put & { startsAt: Date }, by: By) {
  const { accountId, model, rate } = price
  const detail = priceAuditDetail({ model, startsAt: put.startsAt, ...rateColumns(rate) })
  const before = put.replaced && Object.entries(priceAuditDetail(put.replaced))
  const changed = (before ?? []).filter(([name, value]) => detail[name] !== value)
  const replaced = Object.fromEntries(changed.map(([name, value]) => [`${name}Before`, value]))
  const target = formatId('prc', put.priceId)
  await recordAudit(tx, { ...by, accountId, action: 'price.set', target, detail: { ...detail, ...replaced } })
  await bumpChangeMarkIn(tx, 'prices')
}

/**
 * Writes a rate at the first of the starts where no other rate is in use.
 * @throws AppError not_found without such an account, conflict
 */
export function writePrice(given: NewRate, starts: Date[], by: By): Promise<bigint> {
  const { accountId, rate } = given
  return prisma().$transaction(async (tx) => {
    const named = { ...given, model: (await canonicalIn(tx, given.model)) ?? given.model }
    const seen: (PriceRow | null)[] = []
    for (const startsAt of starts) seen.push(await standingAt(tx, named, startsAt))
    await lockPriceBook(tx)
    if (accountId !== 0n && !(await tx.account.findUnique({ where: { accountId } }))) {
      throw new AppError('not_found', 'There is no such account.')
    }
    const model = (await canonicalIn(tx, given.model)) ?? given.model
    const price = { ...given, model }
    await tx.model.createMany({ data: [{ name: model, kind: rate.kind }], skipDuplicates: true })
    for (const [index, startsAt] of starts.entries()) {
      const put = await putPrice(tx, { price, startsAt, seen: seen[index] ?? null }, by)
      if (!put) continue
      if (put.changed) await record(tx, price, { ...put, startsAt }, by)
      return put.priceId
    }
    throw new AppError(
      'conflict',
      'Another rate is in use from that minute on; enter this one from a later minute.',
    )
  })
}
