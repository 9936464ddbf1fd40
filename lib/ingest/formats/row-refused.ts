/** Why one row is not kept. Its message says what was wanted and never what stood there. */
export class RowRefused extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
