import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSession } from '@/lib/auth/read-session'
import { SESSION_SECONDS } from '@/lib/auth/sign-in'
import { pool } from '@/lib/db/pool'
import { publicUrl } from '@/lib/env'
import { Browser, startAuthServer } from '@/tests/support/auth-server'
import { makeAccount, PASSWORD } from '@/tests/support/make-account'

let server: Awaited<ReturnType<typeof startAuthServer>>
beforeAll(async () => {
  server = await startAuthServer()
})
afterAll(() => server.stop())

const browser = () => new Browser(server.url, randomUUID())

async function sessionsOf(userId: bigint): Promise<{ ended: boolean; agent: string }[]> {
  const { rows } = await pool().query(
    `select ended_at is not null as ended, device
     from sessions where user_id = $1 order by created_at`,
    [userId],
  )
  return rows
}

test('signing in begins a session, signing out ends it, for whoever still holds its cookie', async () => {
  const { email, userId } = await makeAccount()
  const ada = browser()
  const { status, body } = await ada.signIn(` ${email.toUpperCase()} `, PASSWORD, {
    callbackUrl: '/overview',
  })
  expect([status, body.url]).toEqual([200, `${publicUrl()}/overview`])
  const cookies = ada.cookieHeader()
  expect(await readSession(cookies)).toMatchObject({ userId, email, name: 'Ada', isOperator: false })
  expect((await ada.ask('/api/auth/session')).body).toMatchObject({ user: { email, name: 'Ada' } })
  expect(await sessionsOf(userId)).toEqual([{ ended: false, device: 'Unknown' }])

  await ada.signOut()
  expect(await readSession(ada.cookieHeader())).toBeNull()
  expect(await readSession(cookies)).toBeNull()
  expect(await sessionsOf(userId)).toEqual([{ ended: true, device: 'Unknown' }])
  const thief = browser()
  for (const pair of cookies.split('; ')) thief.cookies.set(...(pair.split(/=(.*)/s) as [string, string]))
  expect((await thief.ask('/api/auth/session')).body).toEqual({})
})

test('a wrong password and an unknown address are answered alike, with no session', async () => {
  const { email, userId } = await makeAccount()
  const [wrong, unknown, impossible] = [browser(), browser(), browser()]
  const answers = [
    await wrong.signIn(email, 'not the password'),
    await unknown.signIn('nobody@example.com', PASSWORD),
    await impossible.signIn('nobody', 'x'),
  ]
  expect(answers[0]).toMatchObject({
    status: 401,
    body: { url: expect.stringContaining('error=CredentialsSignin') },
  })
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect(await readSession(wrong.cookieHeader())).toBeNull()
  expect(await sessionsOf(userId)).toEqual([])
})

test('without its CSRF token a form signs nobody in', async () => {
  const { email, userId } = await makeAccount()
  const form = { email, password: PASSWORD, csrfToken: 'x'.repeat(64) }
  const { body } = await browser().ask('/api/auth/callback/credentials', form)
  expect(body.url).toContain('csrf=true')
  expect(await sessionsOf(userId)).toEqual([])
})

test('signing in again in the same browser begins another session and ends the one before', async () => {
  const { email, userId } = await makeAccount()
  const ada = browser()
  await ada.signIn(email, PASSWORD)
  const before = ada.cookieHeader()
  await ada.signIn(email, PASSWORD)
  expect(await readSession(before)).toBeNull()
  expect(await readSession(ada.cookieHeader())).toMatchObject({ userId })
  expect((await sessionsOf(userId)).map(({ ended }) => ended)).toEqual([true, false])
})

test.each(['//evil.example', 'https://evil.example/a', '/\\evil.example', '/..//evil.example'])(
  'a callbackUrl of %s leads home',
  async (callbackUrl) => {
    const { email } = await makeAccount()
    const { body } = await browser().signIn(email, PASSWORD, { callbackUrl })
    expect(new URL(body.url ?? '').href).toBe(`${publicUrl()}/`)
  },
)

test('too many wrong passwords refuse the right one as well, and say so without saying more', async () => {
  const { email } = await makeAccount()
  for (let at = 0; at < 10; at++) await browser().signIn(email, `wrong ${at} password`)
  const { status, body } = await browser().signIn(email, PASSWORD)
  expect([status, new URL(body.url ?? '').searchParams.get('error')]).toEqual([401, 'too_many_attempts'])
})

test('a session holds to the moment at which it expires', async () => {
  const { email } = await makeAccount()
  const ada = browser()
  await ada.signIn(email, PASSWORD)
  const { rows } = await pool().query(
    'select created_at, expires_at from sessions order by created_at desc limit 1',
  )
  const { created_at: createdAt, expires_at: expiresAt } = rows[0]
  expect(expiresAt.getTime() - createdAt.getTime()).toBe(SESSION_SECONDS * 1000)
  expect(await readSession(ada.cookieHeader(), { now: new Date(expiresAt.getTime() - 1) })).not.toBeNull()
  expect(await readSession(ada.cookieHeader(), { now: expiresAt })).toBeNull()
})
