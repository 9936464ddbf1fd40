/**
 * The buckets in which latencies are counted. They are the same for every account and for ever, so that
 * histograms of any minutes, keys and models add up; a change of them would need new columns.
 *
 * Bucket b holds the whole milliseconds from `BUCKET_STARTS[b]` to just below the next start. Told by one
 * number, `middleOf`, a bucket from a to b is off by (b - a) / (b + a) at most, which is 5 % and less.
 */
export const MAX_LATENCY_MS = 86_400_000

/** A histogram is one whole number: so many decimal digits a bucket, bucket 0 in the lowest ones. */
export const BUCKET_DIGITS = 12

/** Up to 9 ms each has a bucket of its own. */
function starts(): number[] {
  const all = [0]
  for (let start = 1; start <= MAX_LATENCY_MS; start = Math.floor((start * 21) / 19) + 1) all.push(start)
  return all
}

export const BUCKET_STARTS: readonly number[] = starts()

/** The number that stands for every latency of a bucket, off by the same part at both of its ends. */
export function middleOf(bucket: number): number {
  const first = BUCKET_STARTS[bucket] ?? MAX_LATENCY_MS
  const last = (BUCKET_STARTS[bucket + 1] ?? MAX_LATENCY_MS + 1) - 1
  return first === last ? first : (2 * first * last) / (first + last)
}

const QUICK_MS = 65_536
const quick = new Uint8Array(QUICK_MS)
for (const [bucket, start] of BUCKET_STARTS.entries()) quick.fill(bucket, Math.min(start, QUICK_MS))

/** The bucket of a latency in whole milliseconds; one look into a table below a minute. */
export function bucketOf(latencyMs: number): number {
  if (latencyMs < QUICK_MS) return quick[latencyMs] ?? 0
  let bucket = quick[QUICK_MS - 1] ?? 0
  while ((BUCKET_STARTS[bucket + 1] ?? Number.POSITIVE_INFINITY) <= latencyMs) bucket++
  return bucket
}
