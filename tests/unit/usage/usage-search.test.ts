import { expect, it } from 'vitest'
import { usageQuerySchema } from '@/lib/usage/schema'
import { usageSearch } from '@/lib/usage/usage-search'

it('writes a view that reads back as the same view', () => {
  const view = usageQuerySchema.parse({
    range: 'custom',
    from: '2026-11-01',
    to: '2026-11-24',
    zone: 'Australia/Lord_Howe',
    by: 'day',
    group: 'model',
    measure: 'costPicos',
    top: '3',
    models: 'vendor/a@1+x,vendor/b',
    statuses: '200,429',
  })
  const search = usageSearch(view)
  expect(usageQuerySchema.parse(Object.fromEntries(new URLSearchParams(search)))).toEqual(view)
})

it('leaves out what narrows nothing', () => {
  const search = usageSearch({ ...usageQuerySchema.parse({}), models: [], by: undefined })
  expect([...new URLSearchParams(search).keys()]).toEqual(['range', 'zone', 'group', 'measure', 'top'])
})
