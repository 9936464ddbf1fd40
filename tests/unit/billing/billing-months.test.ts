import { describe, expect, it } from 'vitest'
import { billingMonths } from '@/lib/billing/billing-months'

const now = new Date('2026-11-02T10:00:00Z')

describe('billingMonths', () => {
  it('shows the present month when there is nothing else', () => {
    expect(billingMonths([], [], now, 72)).toEqual([
      expect.objectContaining({
        period: '2026-11',
        state: 'open',
        startAt: '2026-11-01T00:00:00.000Z',
        endAt: '2026-12-01T00:00:00.000Z',
        closesAt: '2026-12-04T00:00:00.000Z',
        costPicos: '0',
        postedPicos: '0',
      }),
    ])
  })

  it('bills what is not folded in its own month until that closes, then as a correction', () => {
    const costs = [
      { period: '2026-10', usagePeriod: '2026-10', costPicos: 100n },
      { period: null, usagePeriod: '2026-10', costPicos: 20n },
      { period: null, usagePeriod: '2026-09', costPicos: 3n },
    ]
    const months = billingMonths(costs, [{ period: '2026-10', kind: 'charge', picos: -90n }], now, 72)
    expect(
      months.map(({ period, state, costPicos, correctionsPicos, postedPicos }) => [
        period,
        state,
        costPicos,
        correctionsPicos,
        postedPicos,
      ]),
    ).toEqual([
      ['2026-11', 'open', '3', '3', '0'],
      ['2026-10', 'closing', '120', '0', '90'],
    ])
  })

  it('is closed from the very moment the grace ends', () => {
    const costs = [{ period: '2026-10', usagePeriod: '2026-10', costPicos: 1n }]
    const stateAt = (at: string) => billingMonths(costs, [], new Date(at), 72).at(-1)?.state
    expect(stateAt('2026-11-03T23:59:59.999Z')).toBe('closing')
    expect(stateAt('2026-11-04T00:00:00Z')).toBe('closed')
  })

  it('sorts entries by what they did', () => {
    const entries = [
      { period: '2026-11', kind: 'deposit', picos: 500n },
      { period: '2026-11', kind: 'promo', picos: 100n },
      { period: '2026-11', kind: 'refund', picos: -40n },
      { period: '2026-11', kind: 'adjustment', picos: 5n },
    ] as const
    expect(billingMonths([], [...entries], now, 72)[0]).toMatchObject({
      depositsPicos: '500',
      promoPicos: '100',
      otherPicos: '-35',
      postedPicos: '0',
    })
  })
})
