import fc from 'fast-check'
import { expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '@/lib/time/range'
import { planSpans } from '@/lib/usage/plan-spans'

const START = Date.parse('2026-11-01T05:15:00Z')
const at = (minute: number) => new Date(START + minute * MINUTE_MS)

/** Buckets with gaps between some of them. */
const anyBuckets = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 400 })), { maxLength: 8 })
  .map((steps) => {
    let minute = 0
    return steps.map(([gap, length]) => {
      const startAt = at(minute + gap)
      minute += gap + length
      return { startAt, endAt: at(minute) }
    })
  })

it('tiles every bucket, with whole hours wherever there are any', () => {
  fc.assert(
    fc.property(anyBuckets, (buckets) => {
      const { hours, minutes } = planSpans(buckets)
      for (const { startAt, endAt } of hours) {
        expect([startAt.getTime() % HOUR_MS, endAt.getTime() % HOUR_MS]).toEqual([0, 0])
      }
      for (const { startAt, endAt } of minutes) {
        expect(endAt.getTime() - startAt.getTime()).toBeLessThan(2 * HOUR_MS)
        const firstHour = Math.ceil(startAt.getTime() / HOUR_MS)
        expect(Math.floor(endAt.getTime() / HOUR_MS) - firstHour).toBeLessThan(1)
      }
      buckets.forEach((bucket, index) => {
        const own = [...hours, ...minutes].filter((span) => span.bucket === index + 1)
        const sorted = own.sort((a, b) => a.startAt.getTime() - b.startAt.getTime())
        const edges = sorted.flatMap((span) => [span.startAt.getTime(), span.endAt.getTime()])
        const inner = edges.slice(1, -1)
        expect([edges[0], edges.at(-1)]).toEqual([bucket.startAt.getTime(), bucket.endAt.getTime()])
        for (let edge = 0; edge < inner.length; edge += 2) expect(inner[edge]).toBe(inner[edge + 1])
      })
    }),
    { numRuns: 100 },
  )
})
