import { AppError } from '@/lib/errors'

/** A smaller body is read in a blink, whatever it holds. */
const SMALL_BYTES = 256 * 1024
/** Request logs open a bracket every hundred bytes, traces every twenty. */
const LEAST_BYTES_APIECE = 16
const [BRACKET, BRACE] = [0x5b, 0x7b]

/**
 * Refuses a body of brackets before it is parsed: a list or object of a byte or two takes sixty in memory, so
 * that one large body of them would stop the process for seconds.
 * @throws AppError invalid_request
 */
export function refuseDense(body: Buffer): void {
  if (body.length < SMALL_BYTES) return
  let left = Math.ceil(body.length / LEAST_BYTES_APIECE)
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]
    if ((byte === BRACKET || byte === BRACE) && --left < 0) {
      throw new AppError(
        'invalid_request',
        'The body has more brackets than logs do. Nothing of it was kept.',
      )
    }
  }
}
