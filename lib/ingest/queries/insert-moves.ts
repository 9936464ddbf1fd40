import 'server-only'
import { newId } from '@/lib/db/id'
import type { Queryable } from '@/lib/db/transaction'
import type { NewDelta } from '@/lib/ingest/group-deltas'
import { BUCKET_DIGITS } from '@/lib/usage/latency-buckets'

/** Sums taken away from one price and added to another; both sides count the same events. */
export type Moves = { away: readonly NewDelta[]; onto: readonly NewDelta[]; rerated: boolean }

const INSERT_MOVES = `
insert into deltas (account_id, delta_id, minute, project_id, key_id, model, kind, status, refused_by,
  price_id, requests, prompt_tokens, cached_tokens, completion_tokens, images, image_steps, characters,
  unpriced, unmetered, cost_picos, latency_histogram, ttft_histogram, rerated)
select account_id, delta_id, minute, project_id, key_id, model, kind, status, refused_by, price_id,
  sign * requests, sign * prompt_tokens, sign * cached_tokens, sign * completion_tokens, sign * images,
  sign * image_steps, sign * characters, sign * unpriced, sign * unmetered, sign * cost_picos,
  sign * latency_histogram, sign * ttft_histogram, $23
from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::bigint[], $5::bigint[], $6::text[], $7::kind[],
  $8::smallint[], $9::refused_by[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[],
  $15::bigint[], $16::numeric[], $17::bigint[], $18::bigint[], $19::bigint[], $20::numeric[], $21::numeric[],
  $22::numeric[], $24::int[])
  as moved (account_id, delta_id, minute, project_id, key_id, model, kind, status, refused_by, price_id,
    requests, prompt_tokens, cached_tokens, completion_tokens, images, image_steps, characters, unpriced,
    unmetered, cost_picos, latency_histogram, ttft_histogram, sign)`

/** The histogram of latencies that are told by their buckets, as the number that rollups keep. */
function histogramOf(buckets: readonly number[]): string {
  if (buckets.length === 0) return '0'
  const counts = new Map<number, number>()
  for (const bucket of buckets) counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  const [lowest, highest] = [Math.min(...counts.keys()), Math.max(...counts.keys())]
  let digits = ''
  for (let bucket = highest; bucket >= lowest; bucket--) {
    digits += String(counts.get(bucket) ?? 0).padStart(BUCKET_DIGITS, '0')
  }
  return digits + '0'.repeat(lowest * BUCKET_DIGITS)
}

function valuesOf(delta: NewDelta, deltaId: bigint): unknown[] {
  const { place } = delta
  return [
    place.accountId,
    deltaId,
    new Date(delta.minuteMicros / 1000).toISOString(),
    place.projectId,
    place.keyId,
    delta.model,
    delta.kind,
    delta.status,
    delta.refusedBy,
    delta.priceId,
    delta.requests,
    delta.promptTokens,
    delta.cachedTokens,
    delta.completionTokens,
    delta.images,
    delta.imageSteps,
    delta.characters,
    delta.unpriced,
    delta.unmetered,
    delta.costPicos,
    histogramOf(delta.latencyBuckets),
    histogramOf(delta.ttftBuckets),
  ]
}

/**
 * Appends what ratings move from price to price, to be folded as any other delta: after it rollups show the
 * present rating, and the sums of requests and quantities are what they were.
 */
export async function insertMoves(client: Queryable, { away, onto, rerated }: Moves): Promise<void> {
  const firstId = newId() >> 1n
  const rows = [...away, ...onto].map((delta, index) => valuesOf(delta, firstId + BigInt(index)))
  const columns = Array.from({ length: 22 }, (_, column) => rows.map((row) => String(row[column])))
  const signs = rows.map((_, index) => (index < away.length ? -1 : 1))
  await client.query({ name: 'insert-moves', text: INSERT_MOVES, values: [...columns, rerated, signs] })
}
