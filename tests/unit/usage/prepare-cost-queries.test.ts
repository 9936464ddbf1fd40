import { describe, expect, it } from 'vitest'
import { prepareCostQueries } from '@/lib/usage/prepare-cost-queries'
import { prepareUsageQueries } from '@/lib/usage/prepare-usage-queries'
import type { UsageQuery } from '@/lib/usage/schema'

const view = (own: Partial<UsageQuery>): UsageQuery => ({
  range: 'month',
  zone: 'UTC',
  group: 'model',
  measure: 'costPicos',
  top: 8,
  ...own,
})

describe('prepareCostQueries', () => {
  it.each([
    [{ range: '30d' }, 'day'],
    [{ range: 'custom', from: '2026-11-01', to: '2026-11-02' }, 'day'],
    [{ range: 'custom', from: '2026-11-01', to: '2026-11-01' }, undefined],
    [{ range: '24h' }, undefined],
  ] as const)('draws days where there are some: %o', (own, by) => {
    expect(prepareCostQueries(view(own)).series.by).toBe(by)
  })

  it('measures cost, split by what a cost can be split by, whatever the address says', () => {
    const { series } = prepareCostQueries(view({ measure: 'images', group: 'status', by: 'minute' }))
    expect(series).toMatchObject({ measure: 'costPicos', group: 'model', by: 'day' })
    expect(prepareCostQueries(view({ group: 'key' })).series.group).toBe('key')
  })

  it('keeps range and filters in every question', () => {
    const asked = prepareCostQueries(view({ models: ['a'], statuses: ['200'] }))
    for (const query of Object.values(asked)) {
      expect(query).toMatchObject({ range: 'month', models: ['a'], statuses: ['200'] })
    }
  })
})

describe('prepareUsageQueries', () => {
  it('asks for the same sums however a range is split or drawn', () => {
    const one = prepareUsageQueries(view({ group: 'key', measure: 'tokens', by: 'hour' }))
    const other = prepareUsageQueries(view({ group: 'none', measure: 'images' }))
    expect(one.totals).toEqual(other.totals)
    expect(one.series).not.toEqual(other.series)
  })
})
