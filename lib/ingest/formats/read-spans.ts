import { AppError } from '@/lib/errors'
import { asFields } from '@/lib/ingest/formats/as-fields'
import type { Fields } from '@/lib/ingest/formats/format'
import { readAttributes } from '@/lib/ingest/formats/read-attributes'

const ACCOUNT = 'inferometer.account_id'
const OF_RESOURCE: ReadonlySet<string> = new Set([ACCOUNT])
const OF_SPAN: ReadonlySet<string> = new Set([
  ACCOUNT,
  'error.type',
  'gen_ai.latency.e2e',
  'gen_ai.latency.time_to_first_token',
  'gen_ai.operation.name',
  'gen_ai.request.id',
  'gen_ai.request.model',
  'gen_ai.response.id',
  'gen_ai.response.model',
  'gen_ai.response.time_to_first_chunk',
  'gen_ai.usage.cache_read.input_tokens',
  'gen_ai.usage.completion_tokens',
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.output_tokens',
  'gen_ai.usage.prompt_tokens',
])

/** Operations that are one call of a model each. Servers older than the attribute name none. */
export const MODEL_CALLS: ReadonlySet<unknown> = new Set([
  'chat',
  'text_completion',
  'generate_content',
  'embeddings',
])
/** Operations around calls, which have spans of their own: to count these too would count usage twice. */
const AROUND_CALLS =
  /^(create_agent|invoke_agent|invoke_workflow|execute_tool|plan|retrieval|\w+_memory(_store)?)$/

function listOf(parent: Fields, field: string): unknown[] {
  const list = parent[field] ?? []
  if (Array.isArray(list)) return list
  throw new AppError('invalid_request', `${field} must be a list. Nothing of it was kept.`)
}

function objectsOf(parent: Fields, field: string): Fields[] {
  return listOf(parent, field).map((item) => {
    const fields = asFields(item)
    if (fields) return fields
    throw new AppError('invalid_request', `${field} must be a list of objects. Nothing of it was kept.`)
  })
}

function isModelCall(attributes: Fields): boolean {
  const operation = attributes['gen_ai.operation.name']
  if (MODEL_CALLS.has(operation)) return true
  if (typeof operation === 'string' && AROUND_CALLS.test(operation)) return false
  return 'gen_ai.request.model' in attributes || 'gen_ai.response.model' in attributes
}

/** What is read of a span, beside its attributes by name; names, events, links and messages are not. */
function readSpan(span: Fields, account: unknown): Fields | null {
  const attributes = readAttributes(span.attributes, OF_SPAN)
  if (!isModelCall(attributes)) return null
  return {
    account: attributes[ACCOUNT] ?? account,
    traceId: span.traceId,
    spanId: span.spanId,
    startTimeUnixNano: span.startTimeUnixNano,
    endTimeUnixNano: span.endTimeUnixNano,
    statusCode: asFields(span.status)?.code,
    ...attributes,
  }
}

/**
 * The spans of an OTLP export that tell of a call of a model. All others, which a tracer sends in the same
 * request, are no usage and nothing to complain of.
 * @throws AppError invalid_request when it isn't the JSON of an ExportTraceServiceRequest
 */
export function readSpans(request: unknown): unknown[] {
  const fields = asFields(request)
  if (!fields) throw new AppError('invalid_request', 'The body must be an object with resourceSpans.')
  const rows: unknown[] = []
  for (const resourceSpans of objectsOf(fields, 'resourceSpans')) {
    const resource = readAttributes(asFields(resourceSpans.resource)?.attributes, OF_RESOURCE)
    for (const scopeSpans of objectsOf(resourceSpans, 'scopeSpans')) {
      for (const span of listOf(scopeSpans, 'spans')) {
        const spanFields = asFields(span)
        const row = spanFields ? readSpan(spanFields, resource[ACCOUNT]) : span
        if (row !== null) rows.push(row)
      }
    }
  }
  return rows
}
