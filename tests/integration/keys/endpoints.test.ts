import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { POST as roll } from '@/app/api/a/[account]/keys/[key]/roll/route'
import { DELETE as revoke } from '@/app/api/a/[account]/keys/[key]/route'
import { POST as create, GET as list } from '@/app/api/a/[account]/keys/route'
import { setMember } from '@/lib/accounts/set-member'
import { createUser } from '@/lib/auth/create-user'
import { formatId } from '@/lib/db/id'
import { publicUrl } from '@/lib/env'
import { findKeyBySecret } from '@/lib/keys/find-key-by-secret'
import type { CreatedKey, KeyRow } from '@/lib/keys/schema'
import { makeAccount, PASSWORD } from '@/tests/support/make-account'
import { signedIn } from '@/tests/support/sign-in'

const now = new Date('2025-06-10T12:00:00Z')

function request(method: string, cookie: string, body?: unknown, origin = publicUrl()): Request {
  const init = {
    method,
    headers: { cookie, origin },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }
  return new Request(`${publicUrl()}/api/a/x/keys`, init)
}
const params = <P>(value: P) => ({ params: Promise.resolve(value) })

async function setUp() {
  const made = await makeAccount()
  const viewerEmail = `${randomUUID()}@example.com`
  const viewer = await createUser({ email: viewerEmail, name: 'Vi', password: PASSWORD }, { now })
  const member = { accountId: made.accountId, userId: viewer.userId, role: 'viewer' as const }
  await setMember(member, { actor: 'system', now })
  return {
    ...made,
    account: formatId('acc', made.accountId),
    keyId: formatId('key', made.inferenceKey.keyId),
    owner: await signedIn(made.email),
    viewer: await signedIn(viewerEmail),
    stranger: await signedIn((await makeAccount()).email),
  }
}

const codeOf = async (response: Response) => [response.status, (await response.json()).error?.code]

describe('the endpoints of keys', () => {
  test('make, list, roll and revoke a key for a member', async () => {
    const { account, accountId, owner, keyId: other } = await setUp()
    const body = {
      name: 'ci',
      scopes: ['usage:read'],
      projectName: 'search',
      expiresAt: '2100-01-01T00:00:00Z',
    }
    const made: CreatedKey = await (await create(request('POST', owner, body), params({ account }))).json()
    expect(await findKeyBySecret(made.key, { now: new Date() })).toMatchObject({
      accountId,
      scopes: ['usage:read'],
    })
    const { keyId } = made
    const rolled: CreatedKey = await (
      await roll(request('POST', owner, { overlapHours: 0 }), params({ account, key: keyId }))
    ).json()
    expect(await findKeyBySecret(made.key, { now: new Date() })).toBeNull()
    expect((await revoke(request('DELETE', owner), params({ account, key: other }))).status).toBe(200)
    const rows: KeyRow[] = await (await list(request('GET', owner), params({ account }))).json()
    expect(rows.map((row) => row.keyId).slice(0, 2)).toEqual([rolled.keyId, keyId])
    expect(rows[0]).toMatchObject({ name: 'ci', project: { name: 'search' }, revokedAt: null })
    expect(rows.find((row) => row.keyId === other)?.revokedAt).not.toBeNull()
    for (const { key } of [made, rolled]) expect(JSON.stringify(rows)).not.toContain(key.slice(4, 34))
  })

  test('let a viewer see, and change nothing', async () => {
    const { account, viewer, keyId } = await setUp()
    const before = await (await list(request('GET', viewer), params({ account }))).json()
    const body = { name: 'ci', scopes: ['inference'] }
    const answers = [
      await create(request('POST', viewer, body), params({ account })),
      await roll(request('POST', viewer, { overlapHours: 0 }), params({ account, key: keyId })),
      await revoke(request('DELETE', viewer), params({ account, key: keyId })),
    ]
    for (const answer of answers) expect(await codeOf(answer)).toEqual([403, 'forbidden'])
    expect(await (await list(request('GET', viewer), params({ account }))).json()).toEqual(before)
  })

  test('tell strangers nothing, and nobody to sign in', async () => {
    const { account, stranger, keyId } = await setUp()
    for (const [cookie, expected] of [
      [stranger, [404, 'not_found']],
      ['', [401, 'unauthorized']],
    ] as const) {
      expect(await codeOf(await list(request('GET', cookie), params({ account })))).toEqual(expected)
      const answer = await revoke(request('DELETE', cookie), params({ account, key: keyId }))
      expect(await codeOf(answer)).toEqual(expected)
    }
  })

  test("don't reach a key of another account through one's own", async () => {
    const mine = await setUp()
    const other = await setUp()
    for (const key of [other.keyId, 'key_', 'x', formatId('prj', 1n)]) {
      const answer = await revoke(request('DELETE', mine.owner), params({ account: mine.account, key }))
      expect(await codeOf(answer)).toEqual([404, 'not_found'])
    }
    const project = formatId('prj', other.projectId)
    const body = { name: 'ci', scopes: ['inference'], project }
    const made = await create(request('POST', mine.owner, body), params({ account: mine.account }))
    expect(await codeOf(made)).toEqual([404, 'not_found'])
    expect(await findKeyBySecret(other.inferenceKey.key, { now })).not.toBeNull()
  })

  test('refuse a page of another site, and bodies that say what they may not', async () => {
    const { account, owner } = await setUp()
    const good = { name: 'ci', scopes: ['inference'] }
    const elsewhere = await create(request('POST', owner, good, 'https://evil.example'), params({ account }))
    expect(await codeOf(elsewhere)).toEqual([403, 'forbidden'])
    for (const body of [null, [], {}, { ...good, scopes: ['admin'] }, { ...good, accountId: '1' }]) {
      const answer = await create(request('POST', owner, body), params({ account }))
      expect(await codeOf(answer)).toEqual([400, 'invalid_request'])
    }
    expect(await (await list(request('GET', owner), params({ account }))).json()).toHaveLength(2)
  })
})
