import type { Book, BookRow, DatedRate } from '@/lib/pricing/book-schema'
import { accountsWithRates, aliasRows, listPriceRows, modelRows } from '@/lib/pricing/queries/book-views'
import { rateOfRow } from '@/lib/pricing/queries/rate-columns'
import { rateFigures } from '@/lib/pricing/rate-figures'
import { KINDS, type Kind } from '@/lib/pricing/schema'

type Listed = Awaited<ReturnType<typeof listPriceRows>>[number]

function dated(row: Listed | undefined): DatedRate | null {
  return row ? { startsAt: row.startsAt.toISOString(), rate: rateFigures(rateOfRow(row)) } : null
}

function rowOf(model: string, kind: Kind, rates: readonly Listed[], now: Date): Omit<BookRow, 'accounts'> {
  const begun = rates.filter(({ startsAt }) => startsAt <= now)
  return { model, kind, now: dated(begun.at(-1)), next: dated(rates[begun.length]) }
}

/**
 * The price book as the database has it: every model with its list price of now and the one to come, and all
 * other names of models.
 */
export async function listModels({ now }: { now: Date }): Promise<Book> {
  const [models, prices, own, aliases] = await Promise.all([
    modelRows(),
    listPriceRows(),
    accountsWithRates(),
    aliasRows(),
  ])
  const byModel = new Map<string, Listed[]>()
  for (const price of prices) {
    const key = `${price.kind} ${price.model}`
    byModel.set(key, [...(byModel.get(key) ?? []), price])
  }
  const accounts = new Map(own.map((each) => [`${each.kind} ${each.model}`, Number(each.accounts)]))
  const rows = KINDS.flatMap((kind) =>
    models.flatMap(({ name, kind: firstKind }) => {
      const key = `${kind} ${name}`
      if (firstKind !== kind && !byModel.has(key) && !accounts.has(key)) return []
      return { ...rowOf(name, kind, byModel.get(key) ?? [], now), accounts: accounts.get(key) ?? 0 }
    }),
  )
  return {
    rows,
    aliases: aliases.map((alias) => ({ ...alias, createdAt: alias.createdAt.toISOString() })),
  }
}
