import { describe, expect, it } from 'vitest'
import { buildPriceBook } from '@/lib/pricing/build-price-book'
import type { Price } from '@/lib/pricing/schema'

const ACCOUNT = 77n

function price(priceId: bigint, startsAtMs: number, more: Partial<Price> = {}): Price {
  const rate = { inputRatePicos: priceId, cachedInputRatePicos: priceId, outputRatePicos: priceId }
  return {
    priceId,
    accountId: 0n,
    model: 'maker/Model-A',
    startsAtMs,
    rate: { kind: 'text', ...rate },
    ...more,
  }
}

const book = buildPriceBook({
  models: ['maker/Model-A', 'maker/Image-B'],
  aliases: [
    { name: 'short', model: 'maker/Model-A' },
    { name: 'maker/image-b', model: 'maker/Model-A' },
  ],
  prices: [
    price(3n, 3_000),
    price(1n, 1_000),
    price(9n, 2_000, { accountId: ACCOUNT }),
    price(5n, 0, { model: 'maker/Image-B', rate: { kind: 'image', imageRatePicos: 5n } }),
  ],
})

function idAt(timeMs: number, accountId = 0n, model = 'maker/Model-A') {
  return book.find({ accountId, model, kind: 'text', timeMs })?.priceId ?? null
}

describe('the price book', () => {
  it('finds the rate in force at the time of the event, up to the moment before the next', () => {
    expect([999, 1_000, 2_999, 3_000, 9e12].map((timeMs) => idAt(timeMs))).toEqual([null, 1n, 1n, 3n, 3n])
  })

  it("puts an account's own rate before the list price from its start on, and for that account only", () => {
    expect([1_999, 2_000, 3_500].map((timeMs) => idAt(timeMs, ACCOUNT))).toEqual([1n, 9n, 9n])
    expect([1_999, 2_000, 3_500].map((timeMs) => idAt(timeMs, 78n))).toEqual([1n, 1n, 3n])
  })

  it('knows models and aliases without regard to case, and nothing else', () => {
    expect(book.canonicalModel('MAKER/model-a')).toBe('maker/Model-A')
    expect(book.canonicalModel('Short')).toBe('maker/Model-A')
    expect(idAt(1_000, 0n, 'SHORT')).toBe(1n)
    for (const name of ['model-a', 'maker/Model-A ', 'maker_Model-A', '', '__proto__', 'constructor']) {
      expect(book.canonicalModel(name)).toBeNull()
      expect(book.lookUp(name, 'text')).toBeNull()
    }
  })

  it("lets a model's own name go before an alias of the same letters", () => {
    expect(book.canonicalModel('maker/IMAGE-b')).toBe('maker/Image-B')
  })

  it('tells a model without a rate for the kind from a model nobody knows', () => {
    expect(book.lookUp('maker/Image-B', 'text')?.priceAt(0n, 9e12)).toBeNull()
    expect(book.find({ accountId: 0n, model: 'maker/Image-B', kind: 'image', timeMs: 1 })?.priceId).toBe(5n)
  })

  it('lists what is in force now, without the rates of single accounts', () => {
    expect(book.listAt(2_500).map((each) => each.priceId)).toEqual([1n, 5n])
  })
})
