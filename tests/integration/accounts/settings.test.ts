import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { PATCH as change, GET as read } from '@/app/api/a/[account]/route'
import { setMember } from '@/lib/accounts/set-member'
import { createUser } from '@/lib/auth/create-user'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { publicUrl } from '@/lib/env'
import { makeAccount, PASSWORD } from '@/tests/support/make-account'
import { signedIn } from '@/tests/support/sign-in'

const now = new Date('2025-06-10T12:00:00Z')

async function setUp() {
  const made = await makeAccount()
  const cookies: Record<string, string> = { owner: await signedIn(made.email), nobody: '' }
  for (const role of ['member', 'viewer'] as const) {
    const email = `${randomUUID()}@example.com`
    const { userId } = await createUser({ email, name: role, password: PASSWORD }, { now })
    await setMember({ accountId: made.accountId, userId, role }, { actor: 'system', now })
    cookies[role] = await signedIn(email)
  }
  cookies.stranger = await signedIn((await makeAccount()).email)
  const params = { params: Promise.resolve({ account: formatId('acc', made.accountId) }) }
  const ask = (method: string, who: string, body?: unknown) =>
    new Request(publicUrl(), {
      method,
      headers: { cookie: cookies[who] ?? '', origin: publicUrl() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    ...made,
    read: async (who: string) => read(ask('GET', who), params),
    change: async (who: string, body: unknown) => change(ask('PATCH', who, body), params),
  }
}

describe('the settings of an account', () => {
  test('are changed by an owner, written down, and read by every member', async () => {
    const { accountId, read, change } = await setUp()
    const answer = await change('owner', { name: ' Northwind ', timeZone: 'Asia/Kathmandu' })
    const wanted = { account: formatId('acc', accountId), name: 'Northwind', timeZone: 'Asia/Kathmandu' }
    expect(await answer.json()).toMatchObject(wanted)
    for (const who of ['owner', 'member', 'viewer']) {
      expect(await (await read(who)).json()).toMatchObject({ ...wanted, tierId: 'basic', tierByHand: false })
    }
    await change('owner', { name: 'Northwind', timeZone: 'Asia/Kathmandu' })
    const { rows } = await pool().query(
      `select detail from audit_log where account_id = $1 and action = 'account.update'`,
      [accountId],
    )
    const before = { nameBefore: 'Acme', timeZoneBefore: 'UTC' }
    expect(rows).toEqual([{ detail: { name: 'Northwind', timeZone: 'Asia/Kathmandu', ...before } }])
  })

  test('are changed by nobody else, and strangers learn nothing', async () => {
    const { read, change } = await setUp()
    const body = { name: 'Taken', timeZone: 'UTC' }
    const statuses = { member: 403, viewer: 403, stranger: 404, nobody: 401 }
    for (const [who, status] of Object.entries(statuses)) {
      expect((await change(who, body)).status, who).toBe(status)
    }
    expect((await read('stranger')).status).toBe(404)
    expect(await (await read('owner')).json()).toMatchObject({ name: 'Acme' })
  })

  test('refuse a zone that does not exist and a name that is none', async () => {
    const { read, change } = await setUp()
    const good = { name: 'Acme', timeZone: 'UTC' }
    const bad = [
      { ...good, timeZone: '../../etc/passwd' },
      { ...good, timeZone: '' },
      { ...good, name: '  ' },
      { ...good, name: 'x'.repeat(81) },
      { ...good, tierId: 'enterprise' },
      { name: 'Acme' },
      null,
    ]
    for (const body of bad) expect((await change('owner', body)).status).toBe(400)
    expect(await (await read('owner')).json()).toMatchObject({ name: 'Acme', timeZone: 'UTC' })
  })
})
