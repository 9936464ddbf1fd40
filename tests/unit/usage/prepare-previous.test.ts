import { expect, it } from 'vitest'
import { preparePrevious } from '@/lib/usage/prepare-previous'
import { ADDITIVE, type Sums, type UsageQuery, type UsageTotals } from '@/lib/usage/schema'

const zeros = Object.fromEntries(ADDITIVE.map((name) => [name, '0'])) as Sums
const range = { startAt: '2026-11-01T00:00:00.000Z', endAt: '2026-11-02T00:00:00.000Z' }
const totals: UsageTotals = {
  completeTo: '2026-11-02T00:00:00.000Z',
  current: { ...range, sums: { ...zeros, promptTokens: '1' } },
  previous: { ...range, sums: { ...zeros, promptTokens: '30', completionTokens: '12', costPicos: '7' } },
}
const view = (own: Partial<UsageQuery>): UsageQuery => ({
  range: '30d',
  zone: 'UTC',
  group: 'none',
  measure: 'tokens',
  top: 8,
  ...own,
})

it('takes the figure of the range before, by what is measured', () => {
  expect(preparePrevious(totals, 'tokens', view({})).total).toBe('42')
  expect(preparePrevious(totals, 'costPicos', view({})).total).toBe('7')
})

it.each([
  [{ range: '30d' }, 'the 30 days before'],
  [{ range: 'month' }, 'the same part of last month'],
  [{ range: 'custom', from: '2026-11-23', to: '2026-11-23' }, 'the day before'],
  [{ range: 'custom', from: '2026-11-24', to: '2026-11-22' }, 'the 3 days before'],
  [{ range: 'custom' }, 'the days before'],
] as const)('names it: %o', (own, label) => {
  expect(preparePrevious(totals, 'tokens', view(own)).label).toBe(label)
})
