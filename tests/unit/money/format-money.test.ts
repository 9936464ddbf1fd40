import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatMoney } from '@/lib/money/format-money'
import { parseUsd } from '@/lib/money/picos'

const STYLES = ['amount', 'short', 'compact', 'exact'] as const
const picos = (usd: string) => parseUsd(usd) ?? 0n

it.each([
  ['0', '$0.00', '$0.00', '$0', '$0.00'],
  ['0.000123', '$0.000123', '$0.000123', '$0.000123', '$0.000123'],
  ['0.0000076', '$0.0000076', '$0.0000076', '$0.0000076', '$0.0000076'],
  ['0.000000000001', '$0.000000000001', '$0.000000000001', '$0.000000000001', '$0.000000000001'],
  ['-0.061208', '-$0.061208', '-$0.061208', '-$0.0612', '-$0.061208'],
  ['2', '$2.000000', '$2.00', '$2', '$2.00'],
  ['12.840618123', '$12.840618', '$12.840618', '$12.8', '$12.840618123'],
  ['38.2', '$38.200000', '$38.20', '$38.2', '$38.20'],
  ['123456.123456789012', '$123,456.12', '$123,456.12', '$123K', '$123,456.123456789012'],
])('writes %s USD for columns, prose, axes and in full', (usd, amount, short, compact, exact) => {
  expect(formatMoney(picos(usd), 'en-US', 'amount')).toBe(amount)
  expect(formatMoney(picos(usd), 'en-US', 'short')).toBe(short)
  expect(formatMoney(picos(usd), 'en-US', 'compact')).toBe(compact)
  expect(formatMoney(picos(usd), 'en-US', 'exact')).toBe(exact)
})

it('never reads as zero what is not zero', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 22n), fc.constantFrom(...STYLES), (amount, style) => {
      expect(formatMoney(amount, 'en-US', style)).toMatch(/[1-9]/)
    }),
  )
})

it('loses no digit of an exact amount, however large', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 30n), (amount) => {
      const text = formatMoney(amount, 'en-US', 'exact').replace(/[$,]/g, '')
      expect(parseUsd(text)).toBe(amount)
    }),
  )
})

it('follows the locale', () => {
  expect(formatMoney(picos('1234.5'), 'de', 'short')).toBe('1.234,50\u00a0$')
})
