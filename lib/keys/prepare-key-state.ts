import type { KeyRow } from '@/lib/keys/schema'

export type KeyState = 'active' | 'expired' | 'revoked'

/**
 * Whether a key works at an instant (ms since the epoch); the instant of its expiry is outside of its life.
 */
export function prepareKeyState(key: Pick<KeyRow, 'expiresAt' | 'revokedAt'>, atMs: number): KeyState {
  if (key.revokedAt) return 'revoked'
  return key.expiresAt && Date.parse(key.expiresAt) <= atMs ? 'expired' : 'active'
}
