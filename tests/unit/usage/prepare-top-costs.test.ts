import { expect, it } from 'vitest'
import { prepareTopCosts } from '@/lib/usage/prepare-top-costs'
import { ADDITIVE, type Sums, type UsageAnswer } from '@/lib/usage/schema'

function sums(costPicos: string): Sums {
  const none = Object.fromEntries(ADDITIVE.map((name) => [name, '0'])) as Sums
  return { ...none, requests: '2', costPicos }
}

const answer: UsageAnswer = {
  startAt: '2026-11-01T00:00:00Z',
  endAt: '2026-11-02T00:00:00Z',
  completeTo: '2026-11-02T00:00:00Z',
  zone: 'UTC',
  granularity: 'hour',
  grouping: 'model',
  measure: 'costPicos',
  buckets: [],
  groups: [
    { id: 'a', label: 'a', members: 0, sums: sums('400') },
    { id: 'b', label: 'b', members: 0, sums: sums('100') },
    { id: '*', label: 'Other', members: 3, sums: sums('10') },
  ],
  points: [],
  course: null,
  total: sums('510'),
}

it('keeps the order and the exact amounts, and measures each bar by the dearest', () => {
  const rows = prepareTopCosts(answer)
  expect(rows.map(({ label, costPicos }) => [label, costPicos])).toEqual([
    ['a', '400'],
    ['b', '100'],
    ['3 others', '10'],
  ])
  expect(rows.map(({ partOfFirst }) => partOfFirst)).toEqual([1, 0.25, 0.025])
  expect(rows.reduce((sum, { costPicos }) => sum + BigInt(costPicos), 0n).toString()).toBe(
    answer.total.costPicos,
  )
})

it('draws no bar where nothing was charged', () => {
  const free = { ...answer, groups: [{ id: 'a', label: 'a', members: 0, sums: sums('0') }] }
  expect(prepareTopCosts(free)[0]?.partOfFirst).toBe(0)
})
