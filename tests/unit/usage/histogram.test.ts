import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeHistograms, parseHistogram, percentilesOf } from '@/lib/usage/histogram'
import { BUCKET_DIGITS, BUCKET_STARTS, bucketOf, MAX_LATENCY_MS, middleOf } from '@/lib/usage/latency-buckets'

const BASE = 10n ** BigInt(BUCKET_DIGITS)

/** The number that latencies are kept as, made the slow way. */
const numberOf = (latencies: readonly number[]) =>
  latencies.reduce((sum, ms) => sum + BASE ** BigInt(bucketOf(ms)), 0n)
const histogramOf = (latencies: readonly number[]) => parseHistogram(numberOf(latencies).toString())

/** The exact one: what so many of a hundred don't exceed. */
function exactly(latencies: readonly number[], percent: number): number {
  const sorted = [...latencies].sort((a, b) => a - b)
  return sorted[Math.max(1, Math.ceil((sorted.length * percent) / 100)) - 1] ?? Number.NaN
}

/** As many short ones as long ones, whatever the scale. */
const latency = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean())
  .map(([part, isZero]) => (isZero ? 0 : Math.round(MAX_LATENCY_MS ** part)))

describe('buckets of latencies', () => {
  it('hold every latency once, and are told by a number within 5 % of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_LATENCY_MS }), latency, (even, scaled) => {
        for (const ms of [even, scaled]) {
          const bucket = bucketOf(ms)
          expect(BUCKET_STARTS[bucket]).toBeLessThanOrEqual(ms)
          expect(BUCKET_STARTS[bucket + 1] ?? MAX_LATENCY_MS + 1).toBeGreaterThan(ms)
          expect(Math.abs(middleOf(bucket) - ms)).toBeLessThanOrEqual(ms * 0.05 + 1e-9)
        }
      }),
    )
  })

  it('begin and end exactly where they say', () => {
    for (const [bucket, start] of BUCKET_STARTS.entries()) {
      expect(bucketOf(start)).toBe(bucket)
      if (bucket > 0) expect(bucketOf(start - 1)).toBe(bucket - 1)
    }
    expect(bucketOf(MAX_LATENCY_MS)).toBe(BUCKET_STARTS.length - 1)
  })
})

describe('a histogram', () => {
  it('that was merged from any parts has percentiles within 5 % of the exact ones', () => {
    const parts = fc.array(fc.array(latency, { maxLength: 80 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(parts, (lists) => {
        const all = lists.flat()
        const found = percentilesOf(mergeHistograms(lists.map(histogramOf)))
        expect(found?.count).toBe(all.length === 0 ? undefined : String(all.length))
        if (!found) return
        const figures = [found.p50Ms, found.p95Ms, found.p99Ms]
        for (const [index, percent] of [50, 95, 99].entries()) {
          const exact = exactly(all, percent)
          expect(Math.abs((figures[index] ?? Number.NaN) - exact)).toBeLessThanOrEqual(exact * 0.05 + 1e-9)
        }
      }),
    )
  })

  it('is the same whether numbers are added or histograms merged', () => {
    const list = fc.array(latency, { maxLength: 40 })
    fc.assert(
      fc.property(list, list, (left, right) => {
        const added = parseHistogram((numberOf(left) + numberOf(right)).toString())
        expect(mergeHistograms([histogramOf(left), histogramOf(right)])).toEqual(added)
        expect((numberOf(left) + numberOf(right)) % (BASE - 1n)).toBe(BigInt(left.length + right.length))
      }),
    )
  })

  it('counts more of one bucket than a batch ever holds', () => {
    const millions = parseHistogram((987_654_321_012n * BASE ** 3n + 1n).toString())
    expect(millions).toEqual([1, 0, 0, 987_654_321_012])
    expect(percentilesOf(millions)).toEqual({ count: '987654321013', p50Ms: 3, p95Ms: 3, p99Ms: 3 })
  })

  it('of a few latencies tells the one at the nearest rank', () => {
    const of = (...latencies: number[]) => percentilesOf(histogramOf(latencies))
    expect(of()).toBeNull()
    expect(of(0)).toEqual({ count: '1', p50Ms: 0, p95Ms: 0, p99Ms: 0 })
    expect(of(1, 2, 3, 4)).toEqual({ count: '4', p50Ms: 2, p95Ms: 4, p99Ms: 4 })
    expect(of(...Array.from({ length: 100 }, (_, index) => (index < 95 ? 5 : 9)))).toMatchObject({
      p50Ms: 5,
      p95Ms: 5,
      p99Ms: 9,
    })
  })
})
