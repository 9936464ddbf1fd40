/** What a page is told when its request was refused or failed; `requestId` is what a person can quote. */
export class RequestFailed extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | null

  constructor(status: number, code: string, message: string, requestId: string | null) {
    super(message)
    this.name = 'RequestFailed'
    this.status = status
    this.code = code
    this.requestId = requestId
  }
}
