import { describe, expect, it } from 'vitest'
import { prepareLatencyChart } from '@/lib/usage/prepare-latency-chart'
import { prepareLatencyTable } from '@/lib/usage/prepare-latency-table'
import { prepareLatencyTile } from '@/lib/usage/prepare-latency-tile'
import { prepareMeasureText } from '@/lib/usage/prepare-measure-text'
import { prepareVisibleChart } from '@/lib/usage/prepare-visible-chart'
import type { LatencyAnswer, Percentiles } from '@/lib/usage/schema'

const figures = (p50Ms: number, p95Ms: number, p99Ms: number, count = '10'): Percentiles => ({
  count,
  p50Ms,
  p95Ms,
  p99Ms,
})

const answer: LatencyAnswer = {
  startAt: '2026-11-24T08:00:00.000Z',
  endAt: '2026-11-24T13:00:00.000Z',
  completeTo: '2026-11-24T11:30:00.000Z',
  zone: 'UTC',
  granularity: 'hour',
  grouping: 'model',
  measure: 'latency',
  buckets: [8, 9, 10, 11, 12].map((hour) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`),
  points: [
    { bucket: 0, ...figures(100, 900, 1200.4) },
    { bucket: 2, ...figures(0, 2000, 90_000) },
    { bucket: 3, ...figures(120.6, 800, 800) },
  ],
  groups: [
    { id: 'a/model', label: 'a/model', members: 0, ...figures(100, 1840, 2000, '1234') },
    { id: '*', label: 'Other', members: 3, ...figures(10, 10, 10, '6') },
  ],
  total: figures(110, 1840, 88_000, '1240'),
  previous: figures(100, 2000, 3000),
}
const options = { locale: 'en-US', against: 'the 24 hours before' }

describe('prepareLatencyChart', () => {
  const model = prepareLatencyChart(answer, options)

  it('draws a line a percentile, with a gap where nothing was reported, and adds nothing up', () => {
    expect(model.series.map(({ id, shareText }) => [id, shareText])).toEqual([
      ['p50', null],
      ['p95', null],
      ['p99', null],
    ])
    expect(model.bars.map((bar) => bar.figures.map((figure) => figure?.exact ?? null))).toEqual([
      ['100', '900', '1200'],
      [null, null, null],
      ['0', '2000', '90000'],
      ['121', '800', '800'],
      [null, null, null],
    ])
    expect(model.bars.map((bar) => bar.state)).toEqual([
      'complete',
      'complete',
      'complete',
      'partial',
      'ahead',
    ])
    expect(model).toMatchObject({ title: 'Latency', isStacked: false, total: null })
    expect(model.bars.every((bar) => bar.total === null)).toBe(true)
    expect(model.scale.max).toBeGreaterThanOrEqual(90_000)
    expect(model.scale.max).toBeLessThan(180_000)
  })

  it('has a table of the same numbers, whose last row is of the whole range', () => {
    expect(model.table.columns.map((column) => column.label)).toEqual(['Time (UTC)', 'p50', 'p95', 'p99'])
    const texts = model.table.rows.map((row) => row.cells.slice(1).map((cell) => cell.text))
    const text = (ms: bigint) => prepareMeasureText('latency', ms, 'en-US')
    expect(texts).toEqual([
      [text(100n), text(900n), text(1200n)],
      ['–', '–', '–'],
      [text(0n), text(2000n), text(90_000n)],
      [text(121n), text(800n), text(800n)],
    ])
    expect(model.table.footer.map((cell) => cell.text)).toEqual([
      'Whole range',
      text(110n),
      text(1840n),
      text(88_000n),
    ])
  })

  it('says it in a sentence, and each place in words', () => {
    expect(model.sentence.replace(/\u00a0/g, ' ')).toBe(
      'p95 1.84 sec, 8.0% shorter than the 24 hours before; half of 1,240 requests took 110 ms or less; ' +
        'the slowest, with a p95 of 2 sec, was Nov 24, 10:00 AM – 11:00 AM.',
    )
    expect(model.bars[1]?.speech).toContain('nothing reported')
    expect(model.bars[3]?.speech).toMatch(/still filling: p95 800.ms; p99 800.ms; p50 121.ms$/)
    const none = { ...answer, points: [], groups: [], total: null, previous: null }
    expect(prepareLatencyChart(none, options).sentence).toBe('No request in this range reported it.')
  })

  it('scales anew what is left when lines are put away', () => {
    const visible = prepareVisibleChart(model, new Set(['p99']))
    expect(visible.scale.max).toBe(2000)
    expect(visible.table).toBe(model.table)
  })
})

describe('prepareLatencyTable', () => {
  it('has a row a group, Other last, and the whole', () => {
    const { rows, total, heading } = prepareLatencyTable(answer, 'en-US')
    expect(heading).toBe('Model')
    expect(
      rows.map(({ label, pick, count, p95 }) => [label, pick, count, p95.replace(/\u00a0/g, ' ')]),
    ).toEqual([
      ['a/model', 'a/model', '1,234', '1.84 sec'],
      ['Other (3)', null, '6', '10 ms'],
    ])
    expect(total?.count).toBe('1,240')
  })
})

describe('prepareLatencyTile', () => {
  const tile = (own: Partial<LatencyAnswer>) =>
    prepareLatencyTile({ ...answer, ...own }, { range: '24h', locale: 'en-US' })

  it('tells p95, whose falling is good, with a line that has gaps and ends where time does', () => {
    const { label, value, change, spark } = tile({})
    expect([label, value.replace(/\u00a0/g, ' ')]).toEqual(['Latency p95', '1.84 sec'])
    expect(change).toEqual({
      change: { direction: 'down', text: '8.0%' },
      rising: 'bad',
      against: 'on the 24 h before',
    })
    expect(spark).toEqual([900, null, 2000, 800])
  })

  it('says when nothing was reported, now or before, and shows no zero for it', () => {
    expect(tile({ total: null, points: [] })).toEqual({
      label: 'Latency p95',
      value: '–',
      note: 'none reported',
      spark: [],
    })
    expect(tile({ previous: null })).toMatchObject({ note: 'none reported in the 24 h before' })
    expect(tile({ previous: null })).not.toHaveProperty('change')
  })
})

it.each([
  [0n, '0 ms'],
  [999n, '999 ms'],
  [1000n, '1 sec'],
  [1844n, '1.84 sec'],
  [94_530n, '94.5 sec'],
  [86_400_000n, '86,400 sec'],
])('writes %d ms with as many digits as it can bear', (ms, text) => {
  expect(prepareMeasureText('ttft', ms, 'en-US').replace(/\u00a0/g, ' ')).toBe(text)
})
