/**
 * The one error that verbs throw on purpose. Its code decides the HTTP status, its message is safe to show;
 * anything else that is thrown is a fault of ours and is answered without its text.
 */
const STATUS = {
  invalid_request: 400,
  unauthorized: 401,
  invalid_api_key: 401,
  insufficient_quota: 402,
  forbidden: 403,
  not_found: 404,
  model_not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  unprocessable: 422,
  rate_limit_exceeded: 429,
  internal: 500,
  upstream_failed: 502,
  unavailable: 503,
  upstream_timeout: 504,
} as const

export type ErrorCode = keyof typeof STATUS

export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: unknown
  readonly param: string | null
  readonly retryAfterSeconds: number | null
  /** With method_not_allowed: the methods that are, as the header Allow lists them. */
  readonly allow: string | null

  constructor(
    code: ErrorCode,
    message: string,
    more: {
      details?: unknown
      param?: string
      retryAfterSeconds?: number
      allow?: string
      cause?: unknown
    } = {},
  ) {
    super(message, { cause: more.cause })
    this.name = 'AppError'
    this.code = code
    this.details = more.details
    this.param = more.param ?? null
    this.retryAfterSeconds = more.retryAfterSeconds ?? null
    this.allow = more.allow ?? null
  }

  get status(): number {
    return STATUS[this.code]
  }
}
