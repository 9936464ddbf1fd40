import { expect, test } from 'vitest'
import { prepareKeyState } from '@/lib/keys/prepare-key-state'

const AT = '2026-05-01T12:00:00.000Z'

test.each([
  ['no expiry', { expiresAt: null, revokedAt: null }, 'active'],
  ['a millisecond to go', { expiresAt: '2026-05-01T12:00:00.001Z', revokedAt: null }, 'active'],
  ['expires at this instant', { expiresAt: AT, revokedAt: null }, 'expired'],
  ['revoked', { expiresAt: null, revokedAt: AT }, 'revoked'],
  ['revoked after it had expired', { expiresAt: '2026-01-01T00:00:00.000Z', revokedAt: AT }, 'revoked'],
])('%s', (_, key, state) => {
  expect(prepareKeyState(key, Date.parse(AT))).toBe(state)
})
