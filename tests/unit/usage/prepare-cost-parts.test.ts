import { describe, expect, it } from 'vitest'
import { type OpenParts, prepareCostParts } from '@/lib/usage/prepare-cost-parts'
import type { CostLine, CostLines, CostPart } from '@/lib/usage/schema'

const line = (model: string, amountPicos: string): CostLine => ({
  model,
  kind: 'text',
  priceId: 'prc_1',
  meter: 'prompt tokens',
  quantity: '1',
  ratePicos: amountPicos,
  unit: 'token',
  unitQuantity: '1',
  amountPicos,
})

const part = (id: string, lines: CostLine[], own: Partial<CostPart> = {}): CostPart => ({
  id,
  label: id,
  costPicos: lines.reduce((sum, { amountPicos }) => sum + BigInt(amountPicos), 0n).toString(),
  lines,
  rounding: [],
  uncharged: [],
  ...own,
})

const costsOf = (split: CostLines['split'], parts: CostPart[]): CostLines => ({
  startAt: '2026-11-01T00:00:00.000Z',
  endAt: '2026-11-25T00:00:00.000Z',
  completeTo: '2026-11-24T12:00:00.000Z',
  zone: 'America/New_York',
  split,
  parts,
  unpriced: '0',
  unmetered: '0',
  costPicos: parts.reduce((sum, { costPicos }) => sum + BigInt(costPicos), 0n).toString(),
})

const closed: OpenParts = new Map()

describe('prepareCostParts', () => {
  it('sets each part above its lines, which add up to it', () => {
    const costs = costsOf('project', [
      part('prj_a', [line('m', '70'), line('n', '5')]),
      part('prj_b', [line('m', '25')]),
    ])
    const rows = prepareCostParts(costs, closed, 'en-US')
    expect(rows.map((row) => [row.type, row.amountPicos])).toEqual([
      ['part', '75'],
      ['line', '70'],
      ['line', '5'],
      ['part', '25'],
      ['line', '25'],
    ])
    expect(rows.filter((row) => row.type === 'part').map(({ share }) => share)).toEqual(['75.0%', '25.0%'])
    expect(rows.filter((row) => row.type === 'line').every(({ showsModel }) => showsModel)).toBe(true)
    expect(new Set(rows.map(({ type, id }) => `${type} ${id}`)).size).toBe(rows.length)
  })

  it('names the model once where the parts are models', () => {
    const rows = prepareCostParts(costsOf('model', [part('m', [line('m', '1')])]), closed, 'en-US')
    expect(rows.map((row) => row.type === 'line' && row.showsModel)).toEqual([false, false])
  })

  it('tells days in the zone of the page', () => {
    const costs = costsOf('day', [part('2026-11-02T05:00:00.000Z', [line('m', '1')])])
    expect(prepareCostParts(costs, closed, 'en-US')[0]).toMatchObject({ label: 'Nov 2' })
  })

  it('keeps parts closed where there are many lines, but for those that were opened by hand', () => {
    const many = Array.from({ length: 31 }, (_, at) => part(`m${at}`, [line(`m${at}`, '1')]))
    expect(prepareCostParts(costsOf('key', many), closed, 'en-US')).toHaveLength(31)
    const rows = prepareCostParts(costsOf('key', many), new Map([['m4', true]]), 'en-US')
    expect(rows).toHaveLength(32)
    expect(rows[5]).toMatchObject({ type: 'line', amountPicos: '1' })
    const few = costsOf('key', many.slice(0, 2))
    expect(prepareCostParts(few, new Map([['m0', false]]), 'en-US').map(({ type }) => type)).toEqual([
      'part',
      'part',
      'line',
    ])
  })

  it('says how many requests of a part cost nothing yet', () => {
    const uncharged = [{ model: 'x', kind: 'text' as const, unpriced: '3', unmetered: '1' }]
    const rows = prepareCostParts(costsOf('kind', [part('text', [], { uncharged })]), closed, 'en-US')
    expect(rows[0]).toMatchObject({ type: 'part', uncharged: 4n, amountPicos: '0' })
    expect(rows.slice(1)).toMatchObject([{ missing: 'unpriced' }, { missing: 'unmetered' }])
  })
})
