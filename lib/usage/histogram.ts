import { BUCKET_DIGITS, middleOf } from '@/lib/usage/latency-buckets'
import type { Percentiles } from '@/lib/usage/schema'

/** How many latencies fell into each bucket; what lies behind its end is none. */
export type Histogram = readonly number[]

/** Reads the number that a histogram is kept as, from its decimal text. */
export function parseHistogram(text: string): Histogram {
  const counts: number[] = []
  if (text === '0') return counts
  for (let end = text.length; end > 0; end -= BUCKET_DIGITS) {
    counts.push(Number(text.slice(Math.max(0, end - BUCKET_DIGITS), end)))
  }
  return counts
}

/** The histogram of everything that either of them counts. */
export function mergeHistograms(histograms: readonly Histogram[]): Histogram {
  const merged: number[] = []
  for (const histogram of histograms) {
    for (const [bucket, count] of histogram.entries()) merged[bucket] = (merged[bucket] ?? 0) + count
  }
  return merged
}

/** The latency that `part` of all of them don't exceed, by the nearest rank. */
function quantile(histogram: Histogram, count: number, part: number): number {
  const rank = Math.max(1, Math.ceil(count * part))
  let passed = 0
  const bucket = histogram.findIndex((each) => {
    passed += each
    return passed >= rank
  })
  return middleOf(bucket)
}

/** @returns null where nothing was counted: a latency that nobody reported is not 0 ms */
export function percentilesOf(histogram: Histogram): Percentiles | null {
  const count = histogram.reduce((sum, each) => sum + each, 0)
  if (count === 0) return null
  const at = (part: number) => quantile(histogram, count, part)
  return { count: count.toString(), p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) }
}
