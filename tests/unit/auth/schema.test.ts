import { describe, expect, test } from 'vitest'
import { signUpSchema } from '@/lib/auth/schema'

describe('what someone signs up with', () => {
  test('the address is trimmed and in lower case, the password is left as it is', () => {
    const given = { email: '  Ada@Example.COM ', password: '  Pass word  ' }
    expect(signUpSchema.parse(given)).toEqual({ email: 'ada@example.com', password: '  Pass word  ' })
  })

  test.each([
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    `${'a'.repeat(250)}@example.com`,
    'a b@example.com',
    '',
    7,
  ])('the address %j is refused', (email) => {
    expect(signUpSchema.safeParse({ email, password: 'long enough' }).success).toBe(false)
  })

  test.each([
    [7, false],
    [8, true],
    [200, true],
    [201, false],
  ])('a password of %d characters: %s', (length, good) => {
    expect(signUpSchema.safeParse({ email: 'ada@example.com', password: 'x'.repeat(length) }).success).toBe(
      good,
    )
  })
})
