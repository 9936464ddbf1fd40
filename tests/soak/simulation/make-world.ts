import { createAccount } from '@/lib/accounts/create-account'
import type { Random } from '@/lib/demo/random'
import { createKey } from '@/lib/keys/create-key'
import { formatUsd } from '@/lib/money/picos'
import type { NewPrice } from '@/lib/pricing/schema'
import { createSource } from '@/lib/sources/create-source'
import type { ProductProcess } from '@/tests/soak/product-process'
import type { SimPlace } from '@/tests/soak/simulation/make-rows'
import type { Model, SimRate } from '@/tests/soak/simulation/model'

/** The accounts and prices of one seed, whose names no other seed has. */
export type World = {
  prefix: string
  accountIds: readonly bigint[]
  places: readonly SimPlace[]
  /** Of which account a source is; null for the platform's. */
  sources: ReadonlyMap<bigint, bigint | null>
}

const PICOS_PER_MILLION = 1_000_000n

/** Two accounts with two keys each, a source of the first and one of the platform. */
export async function makeWorld(prefix: string, now: Date): Promise<World> {
  const by = { actor: 'system', now }
  const accountIds: bigint[] = []
  const keys: { accountId: bigint; keyId: bigint }[] = []
  for (const name of ['first', 'second']) {
    const { accountId } = await createAccount({ name: `${prefix} ${name}`, ownerUserId: null }, by)
    accountIds.push(accountId)
    keys.push({ accountId, keyId: 0n })
    for (const projectName of ['default', 'other']) {
      const key = { accountId, name: projectName, projectName, scopes: ['inference' as const] }
      keys.push({ accountId, keyId: (await createKey(key, by)).keyId })
    }
  }
  const sources = new Map<bigint, bigint | null>()
  for (const accountId of [accountIds[0] ?? null, null]) {
    sources.set((await createSource({ accountId, name: prefix }, by)).sourceId, accountId)
  }
  const places = [...sources].flatMap(([sourceId, owner]) =>
    keys.filter((key) => owner === null || owner === key.accountId).map((key) => ({ ...key, sourceId })),
  )
  return { prefix, accountIds, places, sources }
}

function newPrice({ model, accountId, startsAtMs, rates }: SimRate): NewPrice {
  const common = { model, accountId, startsAt: new Date(startsAtMs) }
  const [input, cached, output] = rates.map((rate) => formatUsd(rate * PICOS_PER_MILLION))
  if (model.endsWith('/image')) return { ...common, kind: 'image', usd: formatUsd(rates[0]) }
  if (model.endsWith('/audio')) return { ...common, kind: 'audio', usd: input }
  return { ...common, kind: 'text', input, cached, output }
}

/** Enters prices and waits until every process charges by them, as it must within a second. */
export async function enterPrices(
  prices: readonly SimRate[],
  model: Model,
  { processes, now }: { processes: readonly [ProductProcess, ProductProcess]; now: Date },
): Promise<void> {
  for (const price of prices) {
    const entered = newPrice(price)
    const { priceId } = await processes[0].call('setPrice', { price: entered, now })
    model.prices.push(price)
    if (price !== prices.at(-1)) continue
    const at = {
      accountId: price.accountId,
      model: price.model,
      kind: entered.kind,
      timeMs: price.startsAtMs,
    }
    await Promise.all(
      processes.map(async (process) => {
        while ((await process.call('priceId', at)) !== priceId);
      }),
    )
  }
}

/** A rate for a model, uneven, so that images have to be rounded. */
export function makeRate(
  at: { accountId: bigint; model: string; startsAtMs: number },
  random: Random,
): SimRate {
  const upTo = (most: number) => BigInt(1 + Math.floor(random() * most))
  if (at.model.endsWith('/image')) return { ...at, rates: [upTo(20_000_000_000), 0n, 0n] }
  const input = upTo(4_000_000)
  if (!at.model.endsWith('/text-cached')) return { ...at, rates: [input, input, input] }
  return { ...at, rates: [input, input / 4n, input * 3n] }
}
