import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planReportPage } from '@/lib/usage/plan-report-page'
import { BUCKET_WIDTHS, WIDTH_MS } from '@/lib/usage/report-schema'

const now = new Date('2026-11-24T10:58:03Z')
const iso = (dates: { startAt: Date; endAt: Date }[]) =>
  dates.map(({ startAt, endAt }) => `${startAt.toISOString()}/${endAt.toISOString()}`)

describe('planReportPage', () => {
  it('cuts days of UTC, the first and the last as the range does', () => {
    const range = { startAt: new Date('2026-11-20T06:00:00Z'), endAt: new Date('2026-11-22T00:01:00Z') }
    expect(iso(planReportPage({ ...range, width: '1d', limit: 7 }, { from: null, now }).buckets)).toEqual([
      '2026-11-20T06:00:00.000Z/2026-11-21T00:00:00.000Z',
      '2026-11-21T00:00:00.000Z/2026-11-22T00:00:00.000Z',
      '2026-11-22T00:00:00.000Z/2026-11-22T00:01:00.000Z',
    ])
  })

  it('ends with the bucket that is filling when no end is given', () => {
    const open = { startAt: new Date('2026-11-24T10:00:00Z'), endAt: null, limit: 60 }
    const ends = BUCKET_WIDTHS.map((width) =>
      planReportPage({ ...open, width }, { from: null, now })
        .buckets.at(-1)
        ?.endAt.toISOString(),
    )
    expect(ends).toEqual(['2026-11-24T10:59:00.000Z', '2026-11-24T11:00:00.000Z', '2026-11-25T00:00:00.000Z'])
    const ahead = { ...open, startAt: new Date('2026-11-26T00:00:00Z'), width: '1d' as const }
    expect(planReportPage(ahead, { from: null, now })).toEqual({ buckets: [], nextAt: null })
  })

  it('tiles a range by pages without a gap, each bucket inside one step', () => {
    const asked = fc.record({
      width: fc.constantFrom(...BUCKET_WIDTHS),
      limit: fc.integer({ min: 1, max: 20 }),
      start: fc.integer({ min: 0, max: 100_000 }),
      steps: fc.integer({ min: 0, max: 40 }),
      minutes: fc.integer({ min: 1, max: 59 }),
    })
    fc.assert(
      fc.property(asked, ({ width, limit, start, steps, minutes }) => {
        const startAt = new Date(Date.UTC(2026, 0, 1) + start * 60_000)
        const endAt = new Date(startAt.getTime() + steps * WIDTH_MS[width] + minutes * 60_000)
        let at: Date | null = startAt
        for (let from: Date | null = null; at; from = at) {
          const { buckets, nextAt } = planReportPage({ startAt, endAt, width, limit }, { from, now })
          expect(buckets.length).toBeGreaterThan(0)
          expect(buckets.length).toBeLessThanOrEqual(limit)
          for (const bucket of buckets) {
            expect(bucket.startAt).toEqual(at)
            const last = bucket.endAt.getTime() - 1
            const step = WIDTH_MS[width]
            expect(Math.floor(bucket.startAt.getTime() / step)).toBe(Math.floor(last / step))
            at = bucket.endAt
          }
          if (nextAt) expect(nextAt).toEqual(at)
          else {
            expect(at).toEqual(endAt)
            break
          }
        }
      }),
    )
  })
})
