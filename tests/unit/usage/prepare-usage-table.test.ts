import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareUsageTable } from '@/lib/usage/prepare-usage-table'
import { ADDITIVE, type Grouping, type Measure, type Sums, type UsageAnswer } from '@/lib/usage/schema'

const sums = (own: Partial<Sums>): Sums => ({
  ...(Object.fromEntries(ADDITIVE.map((name) => [name, '0'])) as Sums),
  ...own,
})

type Given = { id: string; members?: number; sums: Sums }

function answerOf(measure: Measure, grouping: Grouping, groups: readonly Given[]): UsageAnswer {
  const total = sums({})
  for (const name of ADDITIVE) {
    total[name] = groups.reduce((all, group) => all + BigInt(group.sums[name]), 0n).toString()
  }
  return {
    startAt: '2026-11-23T00:00:00.000Z',
    endAt: '2026-11-25T00:00:00.000Z',
    completeTo: '2026-11-24T12:00:00.000Z',
    zone: 'UTC',
    granularity: 'day',
    grouping,
    measure,
    buckets: ['2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z'],
    groups: groups.map((group) => ({ members: 0, label: group.id, ...group })),
    points: [],
    course: null,
    total,
  }
}

const tableOf = (measure: Measure, grouping: Grouping, groups: readonly Given[]) =>
  prepareUsageTable(answerOf(measure, grouping, groups), 'en-US')

describe('prepareUsageTable', () => {
  it('adds input and output up to tokens, and counts cached ones once', () => {
    const { rows, columns } = tableOf('tokens', 'model', [
      { id: 'a', sums: sums({ promptTokens: '100', cachedTokens: '40', completionTokens: '11' }) },
    ])
    expect(columns.map(({ measure }) => measure)).toEqual([
      'requests',
      'tokens',
      'promptTokens',
      'completionTokens',
      'costPicos',
    ])
    expect(rows[0]?.cells.map(({ exact }) => exact)).toEqual(['0', '111', '100', '11', '0'])
  })

  it('puts a measure that is not among the usual figures first, and marks what is measured', () => {
    const { columns } = tableOf('refused', 'key', [{ id: 'a', sums: sums({ refused: '3' }) }])
    expect(columns[0]).toEqual({ measure: 'refused', label: 'Refused (429)', isMeasured: true })
    expect(columns.filter(({ isMeasured }) => isMeasured)).toHaveLength(1)
  })

  it('never tells a cost of nothing where something is not charged yet', () => {
    const { rows, total } = tableOf('costPicos', 'model', [
      { id: 'free', sums: sums({ requests: '2' }) },
      { id: 'unpriced', sums: sums({ requests: '2', unpriced: '2', unmetered: '1' }) },
      { id: 'unmetered', sums: sums({ requests: '2', unmetered: '1' }) },
      { id: 'partly', sums: sums({ requests: '2', unmetered: '1', costPicos: '5' }) },
    ])
    const missing = rows.map(({ cells }) => cells.at(-1)?.missing)
    expect(missing).toEqual([null, 'unpriced', 'unmetered', null])
    expect(total.cells.at(-1)).toEqual({ measure: 'costPicos', exact: '5', missing: null })
  })

  it('narrows to groups, but neither to Other nor to usage that is not grouped', () => {
    const { rows } = tableOf('requests', 'model', [
      { id: 'a', sums: sums({ requests: '9' }) },
      { id: '*', members: 3, sums: sums({ requests: '1' }) },
    ])
    expect(rows.map(({ pick, label }) => [pick, label])).toEqual([
      ['a', 'a'],
      [null, '* (3)'],
    ])
    expect(tableOf('requests', 'none', [{ id: 'all', sums: sums({ requests: '9' }) }]).rows).toEqual([])
  })

  it('tells shares of what is measured, not of requests', () => {
    const { rows, total } = tableOf('costPicos', 'model', [
      { id: 'dear', sums: sums({ requests: '1', costPicos: '3000' }) },
      { id: 'cheap', sums: sums({ requests: '99', costPicos: '1000' }) },
    ])
    expect(rows.map(({ shareText }) => shareText)).toEqual(['75.0%', '25.0%'])
    expect(total.shareText).toBe('100%')
  })

  it('has rows that add up to the total in every column', () => {
    const figure = fc.bigInt({ min: 0n, max: 10n ** 17n }).map(String)
    const group = fc.record(Object.fromEntries(ADDITIVE.map((name) => [name, figure])))
    fc.assert(
      fc.property(fc.array(group, { maxLength: 9 }), (groups) => {
        const given = groups.map((own, at) => ({ id: `m${at}`, sums: sums(own) }))
        const { rows, total } = tableOf('images', 'model', given)
        for (const [at, { exact }] of total.cells.entries()) {
          expect(rows.reduce((all, row) => all + BigInt(row.cells[at]?.exact ?? 0), 0n)).toBe(BigInt(exact))
        }
      }),
    )
  })
})
