import { describe, expect, it } from 'vitest'
import { billingMonths } from '@/lib/billing/billing-months'

const now = new Date('2026-11-02T10:00:00Z')

const clock = (openPeriod = '2026-10', at = now) => ({ now: at, graceHours: 72, openPeriod })
const read = { costs: [], entries: [], statements: [] }

describe('billingMonths', () => {
  it('shows the present month when there is nothing else', () => {
    expect(billingMonths(read, clock())).toEqual([
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

  it('bills what is not folded in its own month, then as a correction in the first open one', () => {
    const costs = [
      { period: '2026-10', usagePeriod: '2026-10', costPicos: 100n },
      { period: null, usagePeriod: '2026-10', costPicos: 20n },
      { period: null, usagePeriod: '2026-09', costPicos: 3n },
    ]
    const entries = [{ period: '2026-10', kind: 'charge', picos: -90n } as const]
    const months = billingMonths({ ...read, costs, entries }, clock())
    expect(
      months.map(({ period, state, costPicos, correctionsPicos, postedPicos }) => [
        period,
        state,
        costPicos,
        correctionsPicos,
        postedPicos,
      ]),
    ).toEqual([
      ['2026-11', 'open', '0', '0', '0'],
      ['2026-10', 'closing', '123', '3', '90'],
    ])
  })

  it('is closed when it has been closed, with its statement, and not by the clock', () => {
    const costs = [{ period: '2026-10', usagePeriod: '2026-10', costPicos: 1n }]
    const named = { statementId: 'stm_1', number: '2026-10-0001', lines: 1, totalPicos: '1', closedAt: 'x' }
    const october = (openPeriod: string, at: string) => {
      const statements = openPeriod > '2026-10' ? [{ ...named, period: '2026-10' }] : []
      return billingMonths({ ...read, costs, statements }, clock(openPeriod, new Date(at))).at(-1)
    }
    expect(october('2026-10', '2026-10-31T23:59:59Z')).toMatchObject({ state: 'open', statement: null })
    expect(october('2026-10', '2026-11-04T00:00:00Z')).toMatchObject({ state: 'closing', statement: null })
    expect(october('2026-11', '2026-11-04T00:00:00Z')).toMatchObject({ state: 'closed', statement: named })
  })

  it('sorts entries by what they did', () => {
    const entries = [
      { period: '2026-11', kind: 'deposit', picos: 500n },
      { period: '2026-11', kind: 'promo', picos: 100n },
      { period: '2026-11', kind: 'refund', picos: -40n },
      { period: '2026-11', kind: 'adjustment', picos: 5n },
    ] as const
    expect(billingMonths({ ...read, entries: [...entries] }, clock())[0]).toMatchObject({
      depositsPicos: '500',
      promoPicos: '100',
      otherPicos: '-35',
      postedPicos: '0',
    })
  })
})
