import { ZodError } from 'zod'
import { AppError, type ErrorCode } from '@/lib/errors'
import { log } from '@/lib/log'

/**
 * Only this room turns errors into answers. A type in the words of OpenAI's SDKs stands beside each code,
 * since they read it.
 */
const TYPE: Partial<Record<ErrorCode, string>> = {
  unauthorized: 'authentication_error',
  invalid_api_key: 'authentication_error',
  forbidden: 'permission_error',
  insufficient_quota: 'insufficient_quota',
  rate_limit_exceeded: 'rate_limit_error',
  internal: 'server_error',
  unavailable: 'server_error',
  upstream_failed: 'server_error',
  upstream_timeout: 'server_error',
}

export type ErrorAnswer = { status: number; headers: Record<string, string>; body: string }

/**
 * Codes of Postgres and of the network that mean the database is away for now, not that the request was
 * wrong.
 */
const AWAY = /^(08|53|57P|XX001|25P03|58)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT)$/
const AWAY_TEXT = /connection terminated|is not queryable|timeout exceeded when trying to connect/i
/** Prisma's codes for the same: not reachable, timed out, closed, no connection or transaction to be had. */
const AWAY_IN_PRISMA = /^(P1001|P1002|P1008|P1017|P2024|P2028|P2037)$/

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = field(error, 'code')
  // Prisma gives errors a code of its own, and keeps Postgres's further down.
  const original = field(field(field(field(error, 'meta'), 'driverAdapterError'), 'cause'), 'originalCode')
  const isAway = [code, original].some((each) => typeof each === 'string' && AWAY.test(each))
  return isAway || AWAY_IN_PRISMA.test(String(code)) || AWAY_TEXT.test(error.message)
}

/** What was sent is never repeated, and the name of an unknown field is something that was sent. */
function wordsOf({ code, message }: ZodError['issues'][number]): string {
  return code === 'unrecognized_keys' ? 'has a field that is not known here' : message
}

/**
 * Makes an AppError of whatever was thrown; the cause of what is unknown goes to the log and nowhere else.
 */
export function toAppError(error: unknown, requestId: string): AppError {
  if (error instanceof AppError) return error
  if (error instanceof ZodError) {
    const details = error.issues.map((issue) => ({ path: issue.path.join('.'), message: wordsOf(issue) }))
    const first = details[0]
    const message = first ? `${first.path || 'body'}: ${first.message}` : 'The request is not valid.'
    return new AppError(
      'invalid_request',
      message,
      first?.path ? { details, param: first.path } : { details },
    )
  }
  if (isDatabaseAway(error)) {
    log.error({ requestId, err: (error as Error).message }, 'the database is away')
    const message =
      'The database is not reachable right now. Nothing of this request was kept; send it again.'
    return new AppError('unavailable', message, { retryAfterSeconds: 1, cause: error })
  }
  const { message, stack, code } = error instanceof Error ? (error as Error & { code?: string }) : {}
  log.error({ requestId, err: message ?? typeof error, code, stack }, 'an unexpected error')
  return new AppError('internal', 'Something went wrong on our side. The request id helps us to find it.')
}

/**
 * The answer for an error: `{error:{code,message,type,param,details?,request_id}}` and the headers that go
 * with it.
 */
export function errorAnswer(thrown: unknown, requestId: string): ErrorAnswer {
  const error = toAppError(thrown, requestId)
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  }
  if (error.retryAfterSeconds !== null) headers['retry-after'] = String(error.retryAfterSeconds)
  if (error.allow !== null) headers.allow = error.allow
  if (error.code === 'conflict' || error.code === 'insufficient_quota') headers['x-should-retry'] = 'false'
  const body = JSON.stringify({
    error: {
      code: error.code,
      message: error.message,
      type: TYPE[error.code] ?? 'invalid_request_error',
      param: error.param,
      ...(error.details === undefined ? {} : { details: error.details }),
      request_id: requestId,
    },
  })
  return { status: error.status, headers, body }
}
