import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketBounds } from '@/lib/time/buckets'
import type { Granularity } from '@/lib/time/range'
import type { ChartModel } from '@/lib/usage/chart-schema'
import { prepareMeasure } from '@/lib/usage/prepare-measure'
import { MAX_DRAWN } from '@/lib/usage/prepare-merge'
import { prepareSeriesChart } from '@/lib/usage/prepare-series-chart'
import { ADDITIVE, type Measure, type Sums, type UsageAnswer } from '@/lib/usage/schema'

const zeros = (): Sums => Object.fromEntries(ADDITIVE.map((name) => [name, '0'])) as Sums
const sums = (own: Partial<Sums>): Sums => ({ ...zeros(), ...own })

type Given = {
  startAt: string
  endAt: string
  completeTo?: string
  zone?: string
  granularity?: Granularity
  measure?: Measure
  groups?: string[]
  points?: { bucket: number; group: number; sums: Sums }[]
}

function answerOf(given: Given): UsageAnswer {
  const { startAt, endAt, zone = 'UTC', granularity = 'hour', measure = 'requests' } = given
  const bounds = bucketBounds({ startAt: new Date(startAt), endAt: new Date(endAt) }, granularity, zone)
  const names = given.groups ?? ['all']
  const points = given.points ?? []
  const add = (own: typeof points): Sums => {
    const all = zeros()
    for (const name of ADDITIVE) {
      all[name] = own.reduce((total, point) => total + BigInt(point.sums[name]), 0n).toString()
    }
    return all
  }
  return {
    startAt,
    endAt,
    completeTo: given.completeTo ?? endAt,
    zone,
    granularity,
    grouping: names.length > 1 ? 'model' : 'none',
    measure,
    buckets: bounds.slice(0, -1).map((at) => at.toISOString()),
    groups: names.map((name, at) => ({
      id: name,
      label: name,
      members: name === 'Other' ? 7 : 0,
      sums: add(points.filter((point) => point.group === at)),
    })),
    points: points.map(({ sums: own, ...at }) => ({ ...at, value: prepareMeasure(own, measure).toString() })),
    course: null,
    total: add(points),
  }
}

const total = (figures: readonly ({ exact: string | null } | null)[]) =>
  figures.reduce((all, each) => all + BigInt(each?.exact ?? 0), 0n)

function expectExact(model: ChartModel, whole: bigint) {
  expect(model.total?.exact).toBe(whole.toString())
  expect(total(model.series.map((series) => series.total))).toBe(whole)
  expect(total(model.bars.map((bar) => bar.total))).toBe(whole)
  expect(total(model.bars.flatMap((bar) => bar.figures))).toBe(whole)
}

function expectTableEqualsChart(model: ChartModel) {
  const drawn = model.bars.filter((bar) => bar.state !== 'ahead')
  expect(model.table.rows.map((row) => row.id)).toEqual(drawn.map((bar) => bar.startAt))
  model.table.rows.forEach((row, at) => {
    const bar = drawn[at]
    const figures = [...(bar?.figures ?? []), ...(model.series.length > 1 && bar ? [bar.total] : [])]
    expect(row.cells.slice(1)).toEqual(figures.map((each) => ({ text: each?.text, exact: each?.exact })))
  })
  model.table.columns.slice(1).forEach((_, at) => {
    const column = model.table.rows.map((row) => row.cells[at + 1] ?? { exact: null })
    expect(total(column).toString()).toBe(model.table.footer[at + 1]?.exact)
  })
}

describe('prepareSeriesChart', () => {
  it('adds up to the total exactly, however many buckets are merged and whatever the zone', () => {
    const zone = fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe')
    const point = fc.record({
      bucket: fc.nat(10_000),
      group: fc.nat(3),
      picos: fc.bigInt(0n, 10n ** 24n),
    })
    const shape = fc.constantFrom<[Granularity, number]>(
      ['minute', 1440],
      ['hour', 24 * 60],
      ['day', 24 * 400],
    )
    fc.assert(
      fc.property(zone, shape, fc.array(point, { maxLength: 60 }), (where, [granularity, length], points) => {
        const startAt = '2026-10-20T13:07:00.000Z'
        const unit = granularity === 'minute' ? 60_000 : 3_600_000
        const endAt = new Date(Date.parse(startAt) + length * unit).toISOString()
        const bare = answerOf({ startAt, endAt, zone: where, granularity })
        const answer = answerOf({
          startAt,
          endAt,
          zone: where,
          granularity,
          measure: 'costPicos',
          groups: ['a', 'b', 'c', 'Other'],
          points: points.map(({ bucket, group, picos }) => ({
            bucket: bucket % bare.buckets.length,
            group,
            sums: sums({ costPicos: picos.toString() }),
          })),
        })
        const model = prepareSeriesChart(answer, { locale: 'en-US' })
        expect(model.bars.length).toBeLessThanOrEqual(MAX_DRAWN)
        expectExact(model, BigInt(answer.total.costPicos))
        expectTableEqualsChart(model)
        model.bars.forEach((bar, at) => {
          expect(bar.endAt).toBe(model.bars[at + 1]?.startAt ?? endAt)
        })
      }),
      { numRuns: 12 },
    )
  })

  it('merges a day of minutes into fives of the local clock', () => {
    const model = prepareSeriesChart(
      answerOf({
        startAt: '2026-11-24T00:00:00.000Z',
        endAt: '2026-11-25T00:00:00.000Z',
        granularity: 'minute',
      }),
      { locale: 'en-US' },
    )
    expect(model.bars).toHaveLength(288)
    expect(model.bars[1]).toMatchObject({
      startAt: '2026-11-24T00:05:00.000Z',
      endAt: '2026-11-24T00:10:00.000Z',
    })
  })

  it('marks the bucket still filling, in the table too, and leaves what is ahead as a gap', () => {
    const model = prepareSeriesChart(
      answerOf({
        startAt: '2026-11-24T00:00:00.000Z',
        endAt: '2026-11-24T04:00:00.000Z',
        completeTo: '2026-11-24T01:30:05.000Z',
        points: [{ bucket: 1, group: 0, sums: sums({ requests: '3' }) }],
      }),
      { locale: 'en-GB' },
    )
    expect(model.bars.map((bar) => bar.state)).toEqual(['complete', 'partial', 'ahead', 'ahead'])
    expect(model.table.rows).toHaveLength(2)
    expect(model.table.rows[1]?.cells[0]?.text).toContain('still filling')
    expect(model.partialText).toBe('Still filling, complete to 01:30:05')
    expect(model.bars[1]?.speech).toContain('still filling')
  })

  it('draws what was counted in a bucket that should not have begun', () => {
    const model = prepareSeriesChart(
      answerOf({
        startAt: '2026-11-24T00:00:00.000Z',
        endAt: '2026-11-24T04:00:00.000Z',
        completeTo: '2026-11-24T01:30:00.000Z',
        points: [{ bucket: 3, group: 0, sums: sums({ requests: '2' }) }],
      }),
      { locale: 'en-GB' },
    )
    expect(model.bars[3]?.state).toBe('partial')
    expectTableEqualsChart(model)
  })

  it('labels buckets and ticks in the zone, and gives UTC beside it', () => {
    const model = prepareSeriesChart(
      answerOf({
        startAt: '2026-11-23T18:15:00.000Z',
        endAt: '2026-11-25T18:15:00.000Z',
        zone: 'Asia/Kathmandu',
        granularity: 'day',
        points: [{ bucket: 0, group: 0, sums: sums({ requests: '1' }) }],
      }),
      { locale: 'en-GB' },
    )
    expect(model.bars.map((bar) => bar.localText)).toEqual(['24 Nov', '25 Nov'])
    expect(model.bars[0]?.utcText).toBe('23 Nov, 18:15 – 24 Nov, 18:15 UTC')
    expect(model.ticks.map((tick) => tick.label)).toEqual(['24 Nov', '25 Nov'])
    expect(model.zoneText).toBe('Asia/Kathmandu, GMT+5:45')
  })

  it('keeps a day of 25 hours one bar', () => {
    const model = prepareSeriesChart(
      answerOf({
        startAt: '2026-11-01T04:00:00.000Z',
        endAt: '2026-11-02T05:00:00.000Z',
        zone: 'America/New_York',
        granularity: 'day',
      }),
      { locale: 'en-US' },
    )
    expect(model.bars.map((bar) => bar.localText)).toEqual(['Nov 1'])
  })

  it('says the chart in a sentence, with what changed', () => {
    const model = prepareSeriesChart(
      answerOf({
        startAt: '2026-11-24T00:00:00.000Z',
        endAt: '2026-11-24T02:00:00.000Z',
        groups: ['a', 'b', 'Other'],
        points: [
          { bucket: 0, group: 0, sums: sums({ requests: '60' }) },
          { bucket: 1, group: 1, sums: sums({ requests: '30' }) },
          { bucket: 1, group: 2, sums: sums({ requests: '10' }) },
        ],
      }),
      { locale: 'en-GB', previous: { total: '80', label: 'the 2 hours before' } },
    )
    expect(model.title).toBe('Requests by model')
    expect(model.sentence).toBe(
      '100 requests, 25.0% more than the 2 hours before; a is 60.0%; ' +
        'the most, 60, was 24 Nov, 00:00 – 01:00.',
    )
    expect(model.series.map((series) => series.label)).toEqual(['a', 'b', 'Other (7)'])
    expect(model.series[2]).toMatchObject({ hue: 'other', shareText: '10.0%' })
    expect(model.bars[1]?.tips.map((tip) => [tip.label, tip.text, tip.shareText])).toEqual([
      ['b', '30', '75.0%'],
      ['Other (7)', '10', '25.0%'],
    ])
  })

  it('says that there is nothing where there is nothing', () => {
    const model = prepareSeriesChart(
      answerOf({ startAt: '2026-11-24T00:00:00.000Z', endAt: '2026-11-24T02:00:00.000Z' }),
      { locale: 'en-US' },
    )
    expect(model.sentence).toBe('No requests in this range.')
    expect(model.bars.every((bar) => bar.tips.length === 0)).toBe(true)
  })
})
