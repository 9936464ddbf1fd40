import { cursorSeal } from '@/lib/auth/cursor-seal'

/**
 * Writes where a reading goes on as an opaque word, which only the same question opens again; any process
 * that shares the secret can.
 */
export function sealCursor(question: string, position: string): string {
  return Buffer.concat([cursorSeal(question, position), Buffer.from(position)]).toString('base64url')
}
