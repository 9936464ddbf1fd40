import { AppError } from '@/lib/errors'
import { otlp } from '@/lib/ingest/formats/otlp'
import { readRows } from '@/lib/ingest/formats/read-rows'
import { readSpans } from '@/lib/ingest/formats/read-spans'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import { type IngestAnswer, type IngestContext, MAX_ROWS, type RowResult } from '@/lib/ingest/schema'

/** OTLP's answer: empty when all is well; its 64-bit integers are strings. */
export type TracesAnswer = { partialSuccess?: { rejectedSpans: string; errorMessage: string } }

const JSON_TYPE = /^application\/json *(;|$)/i
const MOST_REASONS = 5

function isKept({ result }: RowResult): boolean {
  return result === 'duplicate' || result === 'unpriced'
}

function answerOf(answers: readonly IngestAnswer[]): TracesAnswer {
  let refused = 0
  const reasons = new Set<string>()
  for (const { rejected, conflicts, results } of answers) {
    refused += rejected + conflicts
    for (const row of results) if (!isKept(row)) reasons.add(`${row.code}: ${row.message}`)
  }
  if (refused === 0) return {}
  const errorMessage = [...reasons].slice(0, MOST_REASONS).join(' ')
  return { partialSuccess: { rejectedSpans: String(refused), errorMessage } }
}

/**
 * Ingests an OTLP export of spans. One of more spans than are written at once is written in parts: if it
 * fails in between, it is sent again, and what was written is then known.
 * @throws AppError unsupported for protobuf, invalid_request when the body can't be read
 */
export async function ingestTraces(
  body: Buffer,
  contentType: string | undefined,
  context: IngestContext,
): Promise<TracesAnswer> {
  if (!JSON_TYPE.test(contentType ?? '')) {
    const hint = 'set OTEL_EXPORTER_OTLP_PROTOCOL=http/json at the sender'
    throw new AppError('unsupported', `Traces are taken as JSON only, not as protobuf: ${hint}.`)
  }
  const spans = readRows(body, undefined).flatMap(readSpans)
  const answers: IngestAnswer[] = []
  for (let start = 0; start < spans.length; start += MAX_ROWS) {
    answers.push(await ingestRows(spans.slice(start, start + MAX_ROWS), context, otlp))
  }
  return answerOf(answers)
}
