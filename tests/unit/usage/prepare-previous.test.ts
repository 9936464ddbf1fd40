import { expect, it } from 'vitest'
import { preparePrevious } from '@/lib/usage/prepare-previous'
import { ADDITIVE, type Sums, type UsageTotals } from '@/lib/usage/schema'

it('takes the figure of the range before, by what is measured', () => {
  const zeros = Object.fromEntries(ADDITIVE.map((name) => [name, '0'])) as Sums
  const range = { startAt: '2026-11-01T00:00:00.000Z', endAt: '2026-11-02T00:00:00.000Z' }
  const totals: UsageTotals = {
    completeTo: '2026-11-02T00:00:00.000Z',
    current: { ...range, sums: { ...zeros, promptTokens: '1' } },
    previous: { ...range, sums: { ...zeros, promptTokens: '30', completionTokens: '12', costPicos: '7' } },
  }
  expect(preparePrevious(totals, 'tokens', '30d')).toEqual({ total: '42', label: 'the 30 days before' })
  expect(preparePrevious(totals, 'costPicos', 'month').total).toBe('7')
})
