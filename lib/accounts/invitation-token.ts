import { createHash, randomBytes } from 'node:crypto'

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** 256 random bits as they stand in a link. */
export function makeInvitationToken(): string {
  return randomBytes(32).toString('base64url')
}

/** All that is kept of a token; null for a text that is none. */
export function hashInvitationToken(token: string): Uint8Array<ArrayBuffer> | null {
  return TOKEN.test(token) ? new Uint8Array(createHash('sha256').update(token).digest()) : null
}
