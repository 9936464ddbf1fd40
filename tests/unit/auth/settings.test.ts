import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.resetModules()
  vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1/none')
})
afterEach(() => vi.unstubAllEnvs())

describe('authCookies', () => {
  test('are __Host- ones, secure and for the whole site, when the public address is https', async () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://usage.example.com')
    const { authCookies } = await import('@/lib/auth/auth-cookies')
    const cookies = Object.values(authCookies())
    expect(cookies).toHaveLength(3)
    for (const { name, options } of cookies) {
      expect(name).toMatch(/^__Host-/)
      expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
    }
  })

  test('are plain ones over http, which browsers would refuse otherwise', async () => {
    vi.stubEnv('NEXTAUTH_URL', 'http://127.0.0.1:3000')
    const { authCookies } = await import('@/lib/auth/auth-cookies')
    for (const { name, options } of Object.values(authCookies())) {
      expect(name).toMatch(/^inferometer\./)
      expect(options).toMatchObject({ httpOnly: true, secure: false })
    }
  })
})

describe('authSecret', () => {
  test.each(['', 'short'])('refuses %j and names the setting, not its value', async (secret) => {
    vi.stubEnv('NEXTAUTH_SECRET', secret)
    const { authSecret } = await import('@/lib/auth/auth-secret')
    expect(authSecret).toThrow(
      /^Bad setting NEXTAUTH_SECRET: must (be set, with|have) 32 characters or more$/,
    )
  })
})
