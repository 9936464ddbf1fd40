import { describe, expect, it } from 'vitest'
import { formatId } from '@/lib/db/id'
import { costLinesOf } from '@/lib/usage/cost-lines-of'
import type { Priced } from '@/lib/usage/queries/cost-by-price'

const row = (own: Partial<Priced>): Priced => ({
  model: 'm',
  kind: 'text',
  priceId: 7n,
  inputRatePicos: null,
  cachedInputRatePicos: null,
  outputRatePicos: null,
  imageRatePicos: null,
  characterRatePicos: null,
  promptTokens: '0',
  cachedTokens: '0',
  completionTokens: '0',
  imageSteps: '0',
  characters: '0',
  unpriced: '0',
  unmetered: '0',
  costPicos: '0',
  ...own,
})

const brief = (priced: Priced) =>
  costLinesOf(priced).lines.map(({ meter, quantity, ratePicos, amountPicos }) => [
    meter,
    quantity,
    ratePicos,
    amountPicos,
  ])

describe('costLinesOf', () => {
  it('charges cached tokens once, apart from the rest of the prompt', () => {
    const priced = row({
      inputRatePicos: 400_000n,
      cachedInputRatePicos: 100_000n,
      outputRatePicos: 800_000n,
      promptTokens: '12',
      cachedTokens: '5',
      completionTokens: '7',
      costPicos: String(7 * 400_000 + 5 * 100_000 + 7 * 800_000),
    })
    expect(brief(priced)).toEqual([
      ['prompt tokens', '7', '400000', '2800000'],
      ['cached tokens', '5', '100000', '500000'],
      ['completion tokens', '7', '800000', '5600000'],
    ])
    expect(costLinesOf(priced).rounding).toEqual([])
  })

  it('charges cached tokens as input where they have no rate of their own', () => {
    const priced = row({ inputRatePicos: 3n, outputRatePicos: 3n, promptTokens: '2', cachedTokens: '2' })
    expect(brief(priced)).toEqual([['cached tokens', '2', '3', '6']])
  })

  it('puts what single images were rounded by on a line of its own', () => {
    const each = 11_444_091_797n
    const priced = row({
      kind: 'image',
      imageRatePicos: 10_000_000_000n,
      imageSteps: String(3 * 1000 * 1000 * 30),
      costPicos: (3n * each).toString(),
    })
    expect(brief(priced)).toEqual([['image steps', '90000000', '10000000000', '34332275391']])
    expect(costLinesOf(priced).rounding).toEqual([])
    const many = row({
      ...priced,
      imageSteps: String(10 * 1000 * 1000 * 30),
      costPicos: (10n * each).toString(),
    })
    expect(brief(many)).toEqual([['image steps', '300000000', '10000000000', '114440917969']])
    expect(costLinesOf(many).rounding).toEqual([
      { model: 'm', kind: 'image', priceId: formatId('prc', 7n), amountPicos: '1' },
    ])
  })

  it('has no line for what was not used', () => {
    expect(brief(row({ kind: 'audio', characterRatePicos: 5_000_000n }))).toEqual([])
    const spoken = row({
      kind: 'audio',
      characterRatePicos: 5_000_000n,
      characters: '8',
      costPicos: '40000000',
    })
    expect(brief(spoken)).toEqual([['characters', '8', '5000000', '40000000']])
  })
})
