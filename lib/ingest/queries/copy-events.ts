import 'server-only'
import { CopyBuffer } from '@/lib/ingest/copy-buffer'
import type { Copy } from '@/lib/ingest/queries/copy-together'
import type { PricedEvent } from '@/lib/ingest/schema'

const COLUMNS = [
  'account_id',
  'identity',
  'fingerprint',
  'source_id',
  'request_id',
  'time',
  'recorded_at',
  'project_id',
  'key_id',
  'model',
  'kind',
  'status',
  'refused_by',
  'error_code',
  'prompt_tokens',
  'cached_tokens',
  'completion_tokens',
  'images',
  'width',
  'height',
  'steps',
  'characters',
  'latency_ms',
  'ttft_ms',
  'stream',
  'ip_hash',
  'charge',
  'price_id',
  'cost_picos',
  'reported_cost_picos',
]
const COPY_EVENTS = `copy events (${COLUMNS.join(', ')}) from stdin (format binary)`

/** The lengths before 30 values, 250 bytes of fixed ones, and the longest id, model and error code. */
const MAX_ROW_BYTES = 2 + COLUMNS.length * 4 + 250 + 128 + 128 + 64
const USUAL_ROW_BYTES = 330

function encode(into: CopyBuffer, row: PricedEvent): void {
  const { event, model } = row
  const { place, quantities } = event
  into.row(COLUMNS.length, MAX_ROW_BYTES)
  into.int8(place.accountId)
  into.latin1(row.identity)
  into.latin1(row.fingerprint)
  into.int8(row.sourceId)
  into.latin1(event.requestId)
  into.timestamp(event.timeMicros)
  into.timestamp(row.recordedMicros)
  into.int8(place.projectId)
  into.int8(place.keyId)
  into.latin1(model)
  into.latin1(event.kind)
  into.int2(event.status)
  into.latin1(event.refusedBy)
  into.latin1(event.errorCode)
  into.int4(quantities.promptTokens)
  into.int4(quantities.cachedTokens)
  into.int4(quantities.completionTokens)
  into.int4(quantities.images)
  into.int4(quantities.width)
  into.int4(quantities.height)
  into.int4(quantities.steps)
  into.int4(quantities.characters)
  into.int4(event.latencyMs)
  into.int4(event.ttftMs)
  into.bool(event.stream)
  into.latin1(row.ipHash)
  into.latin1(row.charge)
  into.int8(row.priceId)
  if (row.costPicos === null) into.null()
  else into.int8(row.costPicos)
  if (event.reportedCostPicos === null) into.null()
  else into.int8(event.reportedCostPicos)
}

/** Appends events; fails as a whole with a unique violation when one of them is there already. */
export function copyEvents(rows: readonly PricedEvent[]): Copy {
  const buffer = new CopyBuffer(rows.length * USUAL_ROW_BYTES)
  for (const row of rows) encode(buffer, row)
  return { statement: COPY_EVENTS, rows: buffer.finish() }
}
