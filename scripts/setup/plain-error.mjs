/** Something that the person at the terminal can understand and act on: printed as it is, without a stack. */
export class PlainError extends Error {
  /**
   * @param {string} message one line
   * @param {string[]} details what a program said before it failed, oldest line first
   */
  constructor(message, details = []) {
    super(message)
    this.details = details
  }
}
