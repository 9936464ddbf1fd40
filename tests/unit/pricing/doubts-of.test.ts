import { describe, expect, test } from 'vitest'
import { doubtsOf } from '@/lib/pricing/doubts-of'
import { rateOf } from '@/lib/pricing/rate-of'
import type { Kind, Price } from '@/lib/pricing/schema'
import { typicalRate } from '@/lib/pricing/typical-rate'

const rate = (kind: Kind, usd: string, more: { cached?: string; output?: string } = {}) =>
  rateOf({ model: 'm', kind, usd, ...more })
const keys = (kind: Kind, usd: string, usual: string) =>
  doubtsOf(rate(kind, usd), { rate: rate(kind, usual), against: 'rate before' }).map(({ key }) => key)
const allThree = (what: string) => ['input', 'cached input', 'output'].map((meter) => `${meter}: ${what}`)

describe('a figure is doubted', () => {
  test.each([
    ['400', '0.40', allThree('about 1,000 above')],
    ['0.0004', '0.40', allThree('about 1,000 below')],
    ['400000', '0.40', allThree('about 1,000,000 above')],
    ['0.000001', '1', allThree('about 1,000,000 below')],
    ['40', '0.40', allThree('about 1,000 above')],
    ['0', '0.40', allThree('free below')],
  ])('when %s follows %s', (usd, usual, expected) => expect(keys('text', usd, usual)).toEqual(expected))

  test.each([
    ['0.41', '0.40'],
    ['39.99', '0.40'],
    ['0.0041', '0.40'],
    ['0', '0'],
    ['1000', '0'],
  ])('and not when %s follows %s', (usd, usual) => expect(keys('text', usd, usual)).toEqual([]))

  test('for images and audio as well, and each figure of a text by itself', () => {
    expect(keys('image', '10', '0.01')).toEqual(['image: about 1,000 above'])
    expect(keys('audio', '0.005', '5')).toEqual(['character: about 1,000 below'])
    const given = rate('text', '0.40', { cached: '0.1', output: '800' })
    const doubts = doubtsOf(given, { rate: rate('text', '0.80'), against: 'typical rate' })
    expect(doubts).toEqual([
      {
        key: 'output: about 1,000 above',
        meter: 'output',
        factor: 'about 1,000',
        direction: 'above',
        picos: '800000000',
        againstPicos: '800000',
        against: 'typical rate',
      },
    ])
  })
})

test('the usual rate of a kind is the middle of its prices, figure by figure', () => {
  const price = (kind: Kind, usd: string, output?: string): Price => {
    const figures = output === undefined ? {} : { output }
    return { priceId: 1n, accountId: 0n, model: 'm', startsAtMs: 0, rate: rate(kind, usd, figures) }
  }
  const prices = [
    price('text', '1', '9'),
    price('text', '2', '8'),
    price('text', '3', '7'),
    price('image', '5'),
  ]
  expect(typicalRate(prices, 'text')).toEqual(rate('text', '2', { output: '8' }))
  expect(typicalRate(prices, 'image')).toEqual(rate('image', '5'))
  expect(typicalRate(prices, 'audio')).toBeNull()
})
