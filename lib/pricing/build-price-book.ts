import type { Kind, Price } from '@/lib/pricing/schema'

/** The rates of one model for one kind. */
export type PricedModel = {
  model: string
  /** The rate in force at a moment: the account's own when it has one by then, else the list price. */
  priceAt(accountId: bigint, timeMs: number): Price | null
}

export type PriceBook = {
  /** The name that prices stand under; null for a name that is neither a model nor an alias. */
  canonicalModel(name: string): string | null
  /** A known model's rates by any of its names; null for a name that nobody knows. */
  lookUp(name: string, kind: Kind): PricedModel | null
  find(at: { accountId: bigint; model: string; kind: Kind; timeMs: number }): Price | null
  /** Every list price in force at a moment, by kind and model. */
  listAt(timeMs: number): Price[]
}

export type PriceBookRows = {
  models: readonly string[]
  aliases: readonly { name: string; model: string }[]
  prices: readonly Price[]
}

type Rates = Map<bigint, Price[]>

function inForce(prices: readonly Price[] | undefined, timeMs: number): Price | null {
  let found: Price | null = null
  for (const price of prices ?? []) {
    if (price.startsAtMs > timeMs) break
    found = price
  }
  return found
}

function pricedModel(model: string, rates: Rates): PricedModel {
  const list = rates.get(0n)
  return {
    model,
    priceAt: (accountId, timeMs) =>
      (rates.size > (list ? 1 : 0) ? inForce(rates.get(accountId), timeMs) : null) ?? inForce(list, timeMs),
  }
}

function ratesByModel(prices: readonly Price[]): Record<Kind, Map<string, Rates>> {
  const byKind: Record<Kind, Map<string, Rates>> = { text: new Map(), image: new Map(), audio: new Map() }
  const oldestFirst = [...prices].sort((a, b) => a.startsAtMs - b.startsAtMs)
  for (const price of oldestFirst) {
    const byModel = byKind[price.rate.kind]
    const rates: Rates = byModel.get(price.model) ?? new Map()
    byModel.set(price.model, rates)
    rates.set(price.accountId, [...(rates.get(price.accountId) ?? []), price])
  }
  return byKind
}

/**
 * The price book in memory, built from its rows. Names are compared without regard to case and otherwise
 * exactly: no prefix is cut, no separator is bent. A model's own name goes before an alias of the same
 * letters.
 */
export function buildPriceBook({ models, aliases, prices }: PriceBookRows): PriceBook {
  const canonical = new Map<string, string>()
  for (const alias of aliases) canonical.set(alias.name.toLowerCase(), alias.model)
  for (const model of models) canonical.set(model.toLowerCase(), model)
  // Most logs spell a model as the book does: those need no lower case.
  for (const model of models) canonical.set(model, model)
  const canonicalModel = (name: string) => canonical.get(name) ?? canonical.get(name.toLowerCase()) ?? null

  const byKind = ratesByModel(prices)
  const priced: Record<Kind, Map<string, PricedModel>> = {
    text: new Map(),
    image: new Map(),
    audio: new Map(),
  }
  for (const kind of ['text', 'image', 'audio'] as const) {
    for (const model of models) {
      priced[kind].set(model, pricedModel(model, byKind[kind].get(model) ?? new Map()))
    }
  }
  const lookUp = (name: string, kind: Kind) => {
    const model = canonicalModel(name)
    return model === null ? null : (priced[kind].get(model) ?? null)
  }
  return {
    canonicalModel,
    lookUp,
    find: ({ accountId, model, kind, timeMs }) => lookUp(model, kind)?.priceAt(accountId, timeMs) ?? null,
    listAt: (timeMs) =>
      (['text', 'image', 'audio'] as const).flatMap((kind) =>
        [...byKind[kind].values()].flatMap((rates) => inForce(rates.get(0n), timeMs) ?? []),
      ),
  }
}
