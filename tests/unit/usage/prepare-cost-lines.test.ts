import { describe, expect, it } from 'vitest'
import { prepareCostLines } from '@/lib/usage/prepare-cost-lines'
import type { CostLine, CostPart } from '@/lib/usage/schema'

const line = (own: Partial<CostLine>): CostLine => ({
  model: 'm',
  kind: 'text',
  priceId: 'prc_1',
  meter: 'prompt tokens',
  quantity: '1000000',
  ratePicos: '400000',
  unit: 'token',
  unitQuantity: '1',
  amountPicos: '400000000000',
  ...own,
})

const costsOf = (own: Partial<CostPart>): CostPart => ({
  id: 'm',
  label: 'm',
  costPicos: '0',
  lines: [],
  rounding: [],
  uncharged: [],
  ...own,
})

const STEPS = 1024 * 1024 * 25

describe('prepareCostLines', () => {
  it.each([
    [line({}), 'Input tokens', '1,000,000', '$0.40 / 1M tokens'],
    [
      line({ meter: 'cached tokens', ratePicos: '40000' }),
      'Cached input tokens',
      '1,000,000',
      '$0.04 / 1M tokens',
    ],
    [
      line({ kind: 'audio', meter: 'characters', unit: 'character', ratePicos: '5000000', quantity: '8' }),
      'Characters',
      '8',
      '$5.00 / 1M characters',
    ],
    [
      line({
        kind: 'image',
        meter: 'image steps',
        unit: 'image of 1024 x 1024 in 25 steps',
        unitQuantity: `${STEPS}`,
        quantity: `${STEPS * 1.2}`,
        ratePicos: '10000000000',
      }),
      'Images of 1024×1024, 25 steps',
      '1.2',
      '$0.01 / image',
    ],
  ])('tells a rate by the unit that people know: %#', (given, what, short, rateText) => {
    const [row] = prepareCostLines(costsOf({ lines: [given] }), 'en-US')
    expect(row).toMatchObject({ what, quantity: { short }, rateText, amountPicos: given.amountPicos })
  })

  it('tells every digit of a quantity of images that was shortened', () => {
    const given = line({
      kind: 'image',
      meter: 'image steps',
      unit: 'image of 1024 x 1024 in 25 steps',
      unitQuantity: `${STEPS}`,
      quantity: '30000000',
    })
    const [row] = prepareCostLines(costsOf({ lines: [given] }), 'en-US')
    expect(row?.quantity).toEqual({ short: '1.144', full: '30,000,000 pixel steps ÷ 26,214,400' })
  })

  it('adds up to the cost, with rounding as a row of its own', () => {
    const costs = costsOf({
      lines: [line({ amountPicos: '70' }), line({ meter: 'completion tokens', amountPicos: '31' })],
      rounding: [{ model: 'm', kind: 'image', priceId: 'prc_2', amountPicos: '-1' }],
      costPicos: '100',
    })
    const rows = prepareCostLines(costs, 'en-US')
    expect(rows.at(-1)).toMatchObject({ what: 'Rounding of single requests', quantity: null, rateText: null })
    expect(rows.reduce((all, row) => all + BigInt(row.amountPicos ?? 0), 0n).toString()).toBe(costs.costPicos)
  })

  it('gives what is not charged yet no amount, and says why', () => {
    const costs = costsOf({
      uncharged: [
        { model: 'new', kind: 'text', unpriced: '1200', unmetered: '0' },
        { model: 'm', kind: 'text', unpriced: '0', unmetered: '2' },
      ],
    })
    const rows = prepareCostLines(costs, 'en-US')
    expect(
      rows.map(({ what, missing, amountPicos, quantity }) => [what, missing, amountPicos, quantity?.short]),
    ).toEqual([
      ['Requests without a price', 'unpriced', null, '1,200'],
      ['Requests without a quantity', 'unmetered', null, '2'],
    ])
  })

  it('keeps rows of one model apart when its price changed', () => {
    const rows = prepareCostLines(costsOf({ lines: [line({}), line({ priceId: 'prc_2' })] }), 'en-US')
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2)
  })

  it('keeps rows of one model together, the dearest model first, and marks the first of each', () => {
    const costs = costsOf({
      lines: [
        line({ model: 'a', amountPicos: '60' }),
        line({ model: 'b', amountPicos: '55' }),
        line({ model: 'b', priceId: 'prc_2', amountPicos: '6' }),
      ],
      uncharged: [{ model: 'b', kind: 'text', unpriced: '0', unmetered: '1' }],
    })
    const rows = prepareCostLines(costs, 'en-US').map(({ model, isFirst }) => [model, isFirst])
    expect(rows).toEqual([
      ['b', true],
      ['b', false],
      ['b', false],
      ['a', true],
    ])
  })
})
