import { isIP } from 'node:net'
import { flag, given, matching, oneOf, refuseField, wholeNumber } from '@/lib/ingest/formats/fields'
import { readQuantities } from '@/lib/ingest/formats/read-quantities'
import { readTime } from '@/lib/ingest/formats/read-time'
import type { ResolvePlace } from '@/lib/ingest/resolve-place'
import type { LoggedEvent, RefusedBy } from '@/lib/ingest/schema'
import { KINDS } from '@/lib/pricing/schema'
import { MAX_LATENCY_MS } from '@/lib/usage/latency-buckets'

const ID = /^[A-Za-z0-9._:/@-]{1,128}$/
const MODEL = /^[A-Za-z0-9._:/@+-]{1,128}$/
const ERROR_CODE = /^[a-z0-9_.-]{1,64}$/
const LIMITS = ['tier', 'model', 'ip'] as const
/** A day: nothing that a request log times takes longer. */
const REFUSED_STATUS = 429

/** The id when it may be repeated to the sender, else null. */
export function readableId(row: Record<string, unknown>): string | null {
  return typeof row.id === 'string' && ID.test(row.id) ? row.id : null
}

function readIp(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' && value.length <= 45 && isIP(value) !== 0) return value
  refuseField('client_ip', 'an IPv4 or IPv6 address')
}

function readRefusedBy(value: unknown, status: number): RefusedBy {
  const limit = oneOf(value, 'limit', LIMITS)
  if (limit !== null && status !== REFUSED_STATUS)
    refuseField('limit', `left out unless status is ${REFUSED_STATUS}`)
  return limit ?? 'none'
}

/**
 * Reads one native row: takes its own fields, each held to its bounds, and never anything else, so that no
 * content that a log may carry reaches a variable.
 * @throws RowRefused
 */
export function readNativeRow(row: Record<string, unknown>, place: ResolvePlace, nowMs: number): LoggedEvent {
  const requestId = given(
    matching(row.id, 'id', ID, '1 to 128 characters of A-Z, a-z, 0-9 and ._:/@-'),
    'id',
    'given',
  )
  const timeMicros = readTime(row.time, nowMs)
  const kind = oneOf(row.kind, 'kind', KINDS) ?? 'text'
  const status = given(wholeNumber(row.status, 'status', 100, 599), 'status', 'given')
  const model = given(
    matching(row.model, 'model', MODEL, '1 to 128 characters of A-Z, a-z, 0-9 and ._:/@+-'),
    'model',
    'given',
  )
  return {
    place: place(row.account, row.key),
    requestId,
    timeMicros,
    model,
    kind,
    status,
    refusedBy: readRefusedBy(row.limit, status),
    errorCode: matching(row.error_code, 'error_code', ERROR_CODE, '1 to 64 characters of a-z, 0-9 and _.-'),
    quantities: readQuantities(row, kind, status),
    latencyMs: wholeNumber(row.latency_ms, 'latency_ms', 0, MAX_LATENCY_MS),
    ttftMs: wholeNumber(row.ttft_ms, 'ttft_ms', 0, MAX_LATENCY_MS),
    stream: flag(row.stream, 'stream'),
    clientIp: readIp(row.client_ip),
    origin: null,
    reportedCostPicos: null,
  }
}
