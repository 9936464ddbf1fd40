import 'server-only'
import { pool } from '@/lib/db/pool'
import { prisma } from '@/lib/db/prisma'

const CHANGES = 50

export function listPriceRows() {
  return prisma().price.findMany({ where: { accountId: 0n }, orderBy: { startsAt: 'asc' } })
}

export function modelRows() {
  return prisma().model.findMany({ orderBy: { name: 'asc' } })
}

export function aliasRows(model?: string) {
  return prisma().alias.findMany({ where: model ? { model } : {}, orderBy: { name: 'asc' } })
}

/** How many accounts have rates of their own, by model and kind. */
export async function accountsWithRates(): Promise<{ model: string; kind: string; accounts: bigint }[]> {
  const { rows } = await pool().query<{ model: string; kind: string; accounts: bigint }>(
    `select model, kind, count(distinct account_id) as accounts from prices
     where account_id <> 0 group by model, kind`,
  )
  return rows
}

/** A model's list prices and those of its first so many accounts, the oldest first. */
export async function priceRowsOf(model: string, maxAccounts: number) {
  const own = await prisma().price.groupBy({
    by: ['accountId'],
    where: { model, accountId: { not: 0n } },
    orderBy: { accountId: 'asc' },
  })
  const shown = own.slice(0, maxAccounts).map(({ accountId }) => accountId)
  const rows = await prisma().price.findMany({
    where: { model, accountId: { in: [0n, ...shown] } },
    orderBy: { startsAt: 'asc' },
  })
  const names = await prisma().account.findMany({
    where: { accountId: { in: shown } },
    select: { accountId: true, name: true },
  })
  return { rows, names, moreAccounts: own.length - shown.length }
}

/** What operators changed of a model's list prices and names, newest first. */
export function changeRowsOf(model: string) {
  return prisma().auditEntry.findMany({
    where: {
      accountId: 0n,
      action: { in: ['price.set', 'price.withdraw', 'alias.set', 'alias.remove'] },
      detail: { path: ['model'], equals: model },
    },
    orderBy: [{ createdAt: 'desc' }, { auditId: 'desc' }],
    take: CHANGES,
  })
}
