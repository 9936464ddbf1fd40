import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENTRY_KINDS } from '@/lib/billing/schema'
import { splitAmount } from '@/lib/billing/split-amount'

describe('splitAmount', () => {
  it.each([
    ['charge', -30n, 100n, -30n, 0n],
    ['charge', -130n, 100n, -100n, -30n],
    ['charge', -130n, 0n, 0n, -130n],
    ['charge', 5n, 100n, 0n, 5n],
    ['rerate', -130n, 100n, -100n, -30n],
    ['rerate', 130n, 100n, 0n, 130n],
    ['promo', 100n, 0n, 100n, 0n],
    ['deposit', 500n, 100n, 0n, 500n],
    ['refund', -500n, 100n, 0n, -500n],
    ['dispute', -500n, 100n, 0n, -500n],
    ['adjustment', -500n, 100n, 0n, -500n],
  ] as const)(
    '%s of %s on promo %s is promo %s and paid %s',
    (kind, amount, promo, promoPicos, paidPicos) => {
      expect(splitAmount(kind, amount, promo)).toEqual({ promoPicos, paidPicos })
    },
  )

  it('keeps the sum, and promo at or above zero', () => {
    const amount = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
    const promo = fc.bigInt({ min: 0n, max: 10n ** 20n })
    const kinds = fc.constantFrom(...ENTRY_KINDS.filter((kind) => kind !== 'promo'))
    fc.assert(
      fc.property(kinds, amount, promo, (kind, amountPicos, promoBalance) => {
        const { promoPicos, paidPicos } = splitAmount(kind, amountPicos, promoBalance)
        expect(promoPicos + paidPicos).toBe(amountPicos)
        expect(promoBalance + promoPicos).toBeGreaterThanOrEqual(0n)
      }),
    )
  })
})
