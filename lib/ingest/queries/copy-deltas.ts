import 'server-only'
import { newId } from '@/lib/db/id'
import { CopyBuffer, MAX_HISTOGRAM_BYTES } from '@/lib/ingest/copy-buffer'
import type { NewDelta } from '@/lib/ingest/group-deltas'
import type { Copy } from '@/lib/ingest/queries/copy-together'

const COLUMNS = [
  'account_id',
  'delta_id',
  'minute',
  'project_id',
  'key_id',
  'model',
  'kind',
  'status',
  'refused_by',
  'price_id',
  'requests',
  'prompt_tokens',
  'cached_tokens',
  'completion_tokens',
  'images',
  'image_steps',
  'characters',
  'unpriced',
  'unmetered',
  'cost_picos',
  'latency_histogram',
  'ttft_histogram',
]
const COPY_DELTAS = `copy deltas (${COLUMNS.join(', ')}) from stdin (format binary)`
const MAX_ROW_BYTES = 2 + COLUMNS.length * 4 + 250 + 128 + 2 * MAX_HISTOGRAM_BYTES
const USUAL_ROW_BYTES = 600

function encode(into: CopyBuffer, delta: NewDelta, deltaId: bigint): void {
  into.row(COLUMNS.length, MAX_ROW_BYTES)
  into.int8(delta.place.accountId)
  into.int8(deltaId)
  into.timestamp(delta.minuteMicros)
  into.int8(delta.place.projectId)
  into.int8(delta.place.keyId)
  into.latin1(delta.model)
  into.latin1(delta.kind)
  into.int2(delta.status)
  into.latin1(delta.refusedBy)
  into.int8(delta.priceId)
  into.int8FromNumber(delta.requests)
  into.int8FromNumber(delta.promptTokens)
  into.int8FromNumber(delta.cachedTokens)
  into.int8FromNumber(delta.completionTokens)
  into.int8FromNumber(delta.images)
  into.numeric(delta.imageSteps)
  into.int8FromNumber(delta.characters)
  into.int8FromNumber(delta.unpriced)
  into.int8FromNumber(delta.unmetered)
  into.numeric(delta.costPicos)
  into.histogram(delta.latencyBuckets)
  into.histogram(delta.ttftBuckets)
}

/**
 * Appends what a batch adds to the rollups. Ids follow one random id: random ones each would cost more than
 * the row.
 */
export function copyDeltas(deltas: readonly NewDelta[]): Copy {
  const buffer = new CopyBuffer(deltas.length * USUAL_ROW_BYTES)
  const firstId = newId() >> 1n
  for (const [index, delta] of deltas.entries()) encode(buffer, delta, firstId + BigInt(index))
  return { statement: COPY_DELTAS, rows: buffer.finish() }
}
