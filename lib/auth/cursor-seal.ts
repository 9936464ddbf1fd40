import { createHmac } from 'node:crypto'
import { authSecret } from '@/lib/auth/auth-secret'

export const SEAL_BYTES = 16

/** What proves that a cursor was made here, and for this question. */
export function cursorSeal(question: string, position: string): Buffer {
  const key = createHmac('sha256', authSecret()).update('cursor').digest()
  const text = `${question.length} ${question} ${position}`
  return createHmac('sha256', key).update(text).digest().subarray(0, SEAL_BYTES)
}
