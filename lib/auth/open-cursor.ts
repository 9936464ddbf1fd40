import { timingSafeEqual } from 'node:crypto'
import { cursorSeal, SEAL_BYTES } from '@/lib/auth/cursor-seal'
import { AppError } from '@/lib/errors'

const MAX_LENGTH = 400

/**
 * Gives the position that `sealCursor` was given.
 * @throws AppError invalid_request for what was not made here, or was made for another question
 */
export function openCursor(question: string, cursor: string, param: string): string {
  const bytes = Buffer.from(cursor.slice(0, MAX_LENGTH), 'base64url')
  const position = bytes.subarray(SEAL_BYTES).toString()
  const seal = bytes.subarray(0, SEAL_BYTES)
  const isWhole = seal.length === SEAL_BYTES && bytes.toString('base64url') === cursor
  if (!isWhole || !timingSafeEqual(seal, cursorSeal(question, position))) {
    const message = `${param} is not a cursor that this question was answered with.`
    throw new AppError('invalid_request', message, { param })
  }
  return position
}
