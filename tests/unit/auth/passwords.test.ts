import { describe, expect, test } from 'vitest'
import { hashPassword } from '@/lib/auth/hash-password'
import { verifyPassword } from '@/lib/auth/verify-password'

describe('passwords', () => {
  test('are kept as argon2id with at least 19 MiB and two passes, salted anew each time', async () => {
    const [one, other] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(other).not.toBe(one)
    expect(await verifyPassword(one, 'correct horse')).toBe(true)
    expect(await verifyPassword(one, 'correct hors')).toBe(false)
  })

  test('without a hash no password fits', async () => {
    expect(await verifyPassword(null, 'correct horse')).toBe(false)
  })
})
