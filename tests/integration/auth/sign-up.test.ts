import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { POST } from '@/app/api/sign-up/route'
import { getAccount } from '@/lib/accounts/get-account'
import { listAccountsOf } from '@/lib/accounts/list-accounts-of'
import { listProjects } from '@/lib/accounts/list-projects'
import { readSession } from '@/lib/auth/read-session'
import { signUp } from '@/lib/auth/sign-up'
import { pool } from '@/lib/db/pool'
import { publicUrl } from '@/lib/env'
import { CLIENT_ADDRESS_HEADER } from '@/lib/http/client-address'
import { PASSWORD } from '@/tests/support/make-account'
import { signedIn } from '@/tests/support/sign-in'

const now = new Date('2025-06-10T12:00:00Z')
const origin = () => ({ now, address: randomUUID() })

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

function post(body: unknown, headers: Record<string, string> = { origin: publicUrl() }): Promise<Response> {
  const init = {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { [CLIENT_ADDRESS_HEADER]: randomUUID(), ...headers },
  }
  return POST(new Request(`${publicUrl()}/api/sign-up`, init), { params: Promise.resolve({}) })
}

test('makes a person and their account on Basic, where they are led after signing in', async () => {
  const name = `ada.${randomUUID().slice(0, 8)}`
  const { userId, accountId } = await signUp({ email: ` ${name}@Example.com`, password: PASSWORD }, origin())
  expect(await getAccount(accountId)).toMatchObject({
    name: `${name}'s account`,
    tierId: 'basic',
    tierByHand: false,
  })
  expect(await listAccountsOf(userId)).toMatchObject([{ accountId, role: 'owner' }])
  expect(await listProjects(accountId)).toMatchObject([{ name: 'default' }])
  const session = await readSession(await signedIn(`${name}@example.com`))
  expect(session).toMatchObject({ userId, lastAccountId: accountId, isOperator: false })
})

test('an address signs up once, however it is written and however many ask at once', async () => {
  const name = randomUUID()
  const emails = [`${name}@example.com`, `${name.toUpperCase()}@EXAMPLE.com`, ` ${name}@example.com `]
  const outcomes = await Promise.allSettled(
    emails.map((email) => signUp({ email, password: PASSWORD }, origin())),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' })
  }
  const { rows } = await pool().query('select count(*)::int as n from accounts where name = $1', [
    `${name}'s account`,
  ])
  expect(rows).toEqual([{ n: 1 }])
})

test('the endpoint answers the account, and what is wrong by its field', async () => {
  const email = `${randomUUID()}@example.com`
  const made = await post({ email, password: PASSWORD })
  expect([made.status, await made.json()]).toEqual([200, { account: expect.stringMatching(/^acc_\w{11}$/) }])
  const again = await post({ email, password: PASSWORD })
  expect([again.status, (await again.json()).error.code]).toEqual([409, 'conflict'])
  const short = await post({ email, password: 'short' })
  expect([short.status, (await short.json()).error.param]).toEqual([400, 'password'])
  const elsewhere = await post({ email, password: PASSWORD }, { origin: 'https://evil.example' })
  expect(elsewhere.status).toBe(403)
  expect((await post({ email, password: PASSWORD }, {})).status).toBe(403)
})

test('one network address signs up at most 30 times an hour', async () => {
  const shared = { now, address: randomUUID() }
  const asked = Array.from({ length: 31 }, () =>
    signUp({ email: `${randomUUID()}@example.com`, password: PASSWORD }, shared),
  )
  const outcomes = await Promise.allSettled(asked)
  const refused = outcomes.filter(({ status }) => status === 'rejected')
  expect(refused).toMatchObject([{ reason: { code: 'rate_limit_exceeded' } }])
})

test('closed is closed', async () => {
  vi.stubEnv('SIGNUP', 'closed')
  vi.resetModules()
  const closed = await import('@/lib/auth/sign-up')
  const email = `${randomUUID()}@example.com`
  await expect(closed.signUp({ email, password: PASSWORD }, origin())).rejects.toMatchObject({
    code: 'forbidden',
  })
  const { rows } = await pool().query('select 1 from users where email = $1', [email])
  expect(rows).toEqual([])
})
