import { describe, expect, test } from 'vitest'
import { createKeyBodySchema, rollKeyBodySchema } from '@/lib/keys/schema'

const body = { name: 'ci', scopes: ['inference'] }

describe('the body that makes a key', () => {
  test('trims the name and writes each scope once', () => {
    const given = { name: '  ci ', scopes: ['usage:read', 'inference', 'usage:read'] }
    expect(createKeyBodySchema.parse(given)).toEqual({ name: 'ci', scopes: ['inference', 'usage:read'] })
  })

  test.each([
    ['no scope', { ...body, scopes: [] }],
    ['an unknown scope', { ...body, scopes: ['admin'] }],
    ['an empty name', { ...body, name: '  ' }],
    ['a long name', { ...body, name: 'x'.repeat(81) }],
    ['a line break in the name', { ...body, name: 'a\nb' }],
    ['an expiry that is no instant', { ...body, expiresAt: 'tomorrow' }],
    ['an expiry without a zone', { ...body, expiresAt: '2030-01-01T00:00:00' }],
    ['an account of its own choice', { ...body, accountId: '1' }],
    ['nothing', null],
  ])('is refused with %s', (_, given) => {
    expect(createKeyBodySchema.safeParse(given).success).toBe(false)
  })
})

test.each([-1, 1.5, 169, '24', Number.NaN, null])('an overlap of %j hours is refused', (overlapHours) => {
  expect(rollKeyBodySchema.safeParse({ overlapHours }).success).toBe(false)
})
