import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { describe, expect, test } from 'vitest'
import { createAccount } from '@/lib/accounts/create-account'
import { setMember } from '@/lib/accounts/set-member'
import { authCookies } from '@/lib/auth/auth-cookies'
import { authSecret } from '@/lib/auth/auth-secret'
import { createUser } from '@/lib/auth/create-user'
import { endSession } from '@/lib/auth/end-session'
import { homeAccount } from '@/lib/auth/home-account'
import { readSession } from '@/lib/auth/read-session'
import { rememberAccount } from '@/lib/auth/remember-account'
import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { signIn } from '@/lib/auth/sign-in'
import { formatId } from '@/lib/db/id'
import { makeAccount, PASSWORD } from '@/tests/support/make-account'
import { signedIn } from '@/tests/support/sign-in'

const now = new Date('2025-06-10T12:00:00Z')
const by = { actor: 'system', now }

describe('a cookie', () => {
  const cookieOf = async (token: Record<string, unknown>, secret = authSecret()) =>
    `${authCookies().sessionToken.name}=${await encode({ token, secret })}`

  test('that was sealed elsewhere, cut, or names no session is nobody', async () => {
    const { email } = await makeAccount()
    const good = await signedIn(email)
    const session = await requireSession(good)
    const sid = String(session.sessionId)
    const forged = [
      null,
      '',
      'other=1',
      good.slice(0, -1),
      good.replace('inferometer', 'x'),
      await cookieOf({ sid }, 'another secret of 32 characters or more'),
      await cookieOf({}),
      await cookieOf({ sid: '1' }),
      await cookieOf({ sid: Number(sid) }),
      await cookieOf({ sid: '9'.repeat(19) }),
      await cookieOf({ sid: '-1' }),
      await cookieOf({ sid: `${sid} or 1=1` }),
    ]
    for (const header of forged) expect(await readSession(header)).toBeNull()
    await expect(requireSession(null)).rejects.toMatchObject({ code: 'unauthorized' })
    await endSession(session.sessionId, { now: new Date() })
    await expect(requireSession(good)).rejects.toMatchObject({ code: 'unauthorized' })
  })
})

describe('attempts to sign in', () => {
  const origin = () => ({ address: randomUUID(), userAgent: '', cookieHeader: null })

  test('many at once are judged no more often than one after the other', async () => {
    const { email } = await makeAccount()
    const tries = Array.from({ length: 30 }, (_, at) =>
      signIn({ email, password: `guess ${at}...` }, origin(), { now }),
    )
    const outcomes = await Promise.allSettled(tries)
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(20)
    expect(refused[0]).toMatchObject({ reason: { code: 'rate_limit_exceeded', status: 429 } })
    const other = await makeAccount()
    expect(await signIn({ email: other.email, password: PASSWORD }, origin(), { now })).not.toBeNull()
  })

  test('one address may guess at few accounts, and those who sign in there do not count', async () => {
    const { email } = await makeAccount()
    const shared = origin()
    for (let at = 0; at < 60; at++) await signIn({ email, password: PASSWORD }, shared, { now })
    const guesses = Array.from({ length: 51 }, () =>
      signIn({ email: `${randomUUID()}@example.com`, password: 'x' }, shared, { now }),
    )
    const outcomes = await Promise.allSettled(guesses)
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  })
})

describe('roles', () => {
  async function memberWith(accountId: bigint, role: 'viewer' | 'member' | 'owner') {
    const email = `${randomUUID()}@example.com`
    const { userId } = await createUser({ email, name: 'Bo', password: PASSWORD }, { now })
    await setMember({ accountId, userId, role }, by)
    return requireSession(await signedIn(email))
  }

  test('each may do what its own and the lower ones may', async () => {
    const { accountId } = await makeAccount()
    const text = formatId('acc', accountId)
    const roles = ['viewer', 'member', 'owner'] as const
    for (const [has, role] of roles.entries()) {
      const session = await memberWith(accountId, role)
      for (const [needs, minimum] of roles.entries()) {
        const asked = requireMember(session, text, minimum)
        const actor = formatId('usr', session.userId)
        if (has >= needs) expect(await asked).toEqual({ accountId, role, actor })
        else await expect(asked).rejects.toMatchObject({ code: 'forbidden' })
      }
    }
  })

  test("to strangers, operators too, another's account looks like none", async () => {
    const mine = await makeAccount()
    const email = `${randomUUID()}@example.com`
    await createUser({ email, name: 'Op', password: PASSWORD, isOperator: true }, { now })
    const operator = await requireSession(await signedIn(email))
    const stranger = await requireSession(await signedIn((await makeAccount()).email))
    const account = formatId('acc', mine.accountId)
    const none = { code: 'not_found', message: 'There is no such account.' }
    for (const session of [operator, stranger]) {
      for (const text of [
        account,
        formatId('acc', 1n),
        'acc_',
        '',
        String(mine.accountId),
        '../x',
        "' or 1=1",
      ]) {
        await expect(requireMember(session, text)).rejects.toMatchObject(none)
      }
    }
    await expect(requireMember(null, account)).rejects.toMatchObject({ code: 'unauthorized' })
  })

  test('a change of role holds from the next request on', async () => {
    const { accountId } = await makeAccount()
    const session = await memberWith(accountId, 'owner')
    const account = formatId('acc', accountId)
    expect(await requireMember(session, account, 'owner')).toMatchObject({ role: 'owner' })
    await setMember({ accountId, userId: session.userId, role: 'viewer' }, by)
    await expect(requireMember(session, account, 'owner')).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('home is the account last used, as long as one is its member', async () => {
  const { email, userId, accountId: first } = await makeAccount()
  const cookies = await signedIn(email)
  expect(await homeAccount(await requireSession(cookies))).toBe(formatId('acc', first))
  const { accountId: second } = await createAccount({ name: 'Zeta', ownerUserId: userId }, by)
  await rememberAccount(await requireSession(cookies), second)
  expect(await homeAccount(await requireSession(cookies))).toBe(formatId('acc', second))
  const elsewhere = { ...(await requireSession(cookies)), lastAccountId: (await makeAccount()).accountId }
  expect(await homeAccount(elsewhere)).toBe(formatId('acc', first))
})
