import { given, refuseField } from '@/lib/ingest/formats/fields'
import type { Fields, Format } from '@/lib/ingest/formats/format'
import { keptId } from '@/lib/ingest/formats/kept-id'
import { readNativeRow } from '@/lib/ingest/formats/read-native-row'
import { MODEL_CALLS } from '@/lib/ingest/formats/read-spans'
import { RowRefused } from '@/lib/ingest/formats/row-refused'

const STATUS_ERROR = 2
const FAILED_STATUS = 500
const ERROR_STATUS = /^[45]\d\d$/
const ERROR_CODE = /^[a-z0-9_.-]{1,64}$/
const TRACE_ID = /^[0-9a-f]{32}$/i
const SPAN_ID = /^[0-9a-f]{16}$/i
const NANOS = /^\d{1,20}$/
const NANOS_PER_MICRO = 1000
const MICROS_PER_MILLI = 1000
const MICROS_PER_SECOND = 1_000_000

/** Whole microseconds; null for a time that is absent or zero, which OTLP takes for the same. */
function microsOf(nanos: unknown, field: string): number | null {
  if (nanos === undefined || nanos === null || nanos === 0 || nanos === '0') return null
  if (typeof nanos === 'string' && NANOS.test(nanos)) return Number(BigInt(nanos) / BigInt(NANOS_PER_MICRO))
  return typeof nanos === 'number' && nanos > 0
    ? Math.floor(nanos / NANOS_PER_MICRO)
    : refuseField(field, 'nanoseconds since 1970')
}

function msOf(seconds: unknown): number | null {
  return typeof seconds === 'number' ? Math.round(seconds * 1000) : null
}

function timesOf(span: Fields): Fields {
  const start = given(microsOf(span.startTimeUnixNano, 'startTimeUnixNano'), 'startTimeUnixNano', 'given')
  const end = microsOf(span.endTimeUnixNano, 'endTimeUnixNano')
  if (end !== null && end < start) refuseField('endTimeUnixNano', 'no earlier than startTimeUnixNano')
  const latency = msOf(span['gen_ai.latency.e2e'])
  const first = span['gen_ai.response.time_to_first_chunk'] ?? span['gen_ai.latency.time_to_first_token']
  return {
    time: start / MICROS_PER_SECOND,
    latency_ms: latency ?? (end === null ? null : Math.round((end - start) / MICROS_PER_MILLI)),
    ttft_ms: msOf(first),
  }
}

function ofTrace({ traceId, spanId }: Fields): string | null {
  if (typeof traceId !== 'string' || !TRACE_ID.test(traceId)) return null
  if (typeof spanId !== 'string' || !SPAN_ID.test(spanId)) return null
  return `${traceId}${spanId}`.toLowerCase()
}

function idOf(span: Fields): string | null {
  return keptId(span['gen_ai.response.id']) ?? keptId(span['gen_ai.request.id']) ?? ofTrace(span)
}

/** An error's type is an HTTP status, or a word; a status of its own wins over the span's mere failure. */
function statusOf(span: Fields): Fields {
  const type = span['error.type'] ?? null
  if (type === null) {
    const failed = span.statusCode === STATUS_ERROR || span.statusCode === 'STATUS_CODE_ERROR'
    return { status: failed ? FAILED_STATUS : 200 }
  }
  const word = typeof type === 'string' || typeof type === 'number' ? `${type}`.toLowerCase() : ''
  if (ERROR_STATUS.test(word)) return { status: Number(word) }
  return { status: FAILED_STATUS, error_code: ERROR_CODE.test(word) ? word : null }
}

function tokensOf(span: Fields): Fields {
  const embeds = span['gen_ai.operation.name'] === 'embeddings'
  const completion = span['gen_ai.usage.output_tokens'] ?? span['gen_ai.usage.completion_tokens']
  return {
    prompt_tokens: span['gen_ai.usage.input_tokens'] ?? span['gen_ai.usage.prompt_tokens'],
    completion_tokens: completion ?? (embeds ? 0 : null),
    cached_tokens: span['gen_ai.usage.cache_read.input_tokens'],
  }
}

/**
 * OpenTelemetry's conventions for generative AI, in the names of today and in those of vLLM:
 * https://opentelemetry.io/docs/specs/semconv/gen-ai. A row is a span as `readSpans` has picked it. What was
 * asked for is priced, as everywhere; what answered is its name only where nothing else is told.
 */
export const otlp: Format = {
  name: 'otlp',
  read(span, place, nowMs) {
    const operation = span['gen_ai.operation.name'] ?? null
    if (operation !== null && !MODEL_CALLS.has(operation)) {
      const known = [...MODEL_CALLS].join(', ')
      throw new RowRefused('unknown_operation', `gen_ai.operation.name must be one of ${known}.`)
    }
    const fields = {
      ...timesOf(span),
      ...statusOf(span),
      ...tokensOf(span),
      id: given(idOf(span), 'id', 'gen_ai.response.id, or a trace id and a span id in hex'),
      account: span.account,
      model: span['gen_ai.request.model'] ?? span['gen_ai.response.model'],
    }
    return readNativeRow(fields, place, nowMs)
  },
  idOf,
  countIgnored: () => 0,
}
