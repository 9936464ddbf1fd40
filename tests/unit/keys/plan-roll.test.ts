import { describe, expect, test } from 'vitest'
import { planRoll } from '@/lib/keys/plan-roll'

const now = new Date('2025-06-10T00:00:00Z')
const old = { createdAt: new Date('2025-06-01T00:00:00Z'), expiresAt: null, revokedAt: null }

describe('planRoll', () => {
  test.each([
    [0, '2025-06-10T00:00:00Z'],
    [24, '2025-06-11T00:00:00Z'],
    [168, '2025-06-17T00:00:00Z'],
  ])('a key without an end goes on for %d hours', (hours, oldEndsAt) => {
    expect(planRoll(old, hours, now)).toEqual({ oldEndsAt: new Date(oldEndsAt), newExpiresAt: null })
  })

  test('never lengthens the life of the old key, and gives the new one the same span', () => {
    const expiresAt = new Date('2025-06-10T06:00:00Z')
    expect(planRoll({ ...old, expiresAt }, 24, now)).toEqual({
      oldEndsAt: expiresAt,
      newExpiresAt: new Date('2025-06-19T06:00:00Z'),
    })
  })

  test.each([
    ['revoked', { ...old, revokedAt: new Date('2025-06-02T00:00:00Z') }],
    ['expired', { ...old, expiresAt: now }],
  ])('refuses a key that has %s', (_, ended) => {
    expect(() => planRoll(ended, 24, now)).toThrow(expect.objectContaining({ code: 'conflict' }))
  })
})
