/** What a page is told when its request was refused or failed; `requestId` is what a person can quote. */
export class RequestFailed extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | null
  /** What the server said beside the message, for a form that knows what to do with it. */
  readonly details: unknown

  constructor(status: number, code: string, message: string, requestId: string | null, details?: unknown) {
    super(message)
    this.name = 'RequestFailed'
    this.status = status
    this.code = code
    this.requestId = requestId
    this.details = details
  }
}
