import { describe, expect, test } from 'vitest'
import { listProjects } from '@/lib/accounts/list-projects'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { createKey } from '@/lib/keys/create-key'
import { findKeyBySecret } from '@/lib/keys/find-key-by-secret'
import { keyDirectory } from '@/lib/keys/key-directory'
import { listKeys } from '@/lib/keys/list-keys'
import { makeSecret } from '@/lib/keys/make-secret'
import { revokeKey } from '@/lib/keys/revoke-key'
import { rollKey } from '@/lib/keys/roll-key'
import { makeAccount } from '@/tests/support/make-account'

const now = new Date('2025-06-10T12:00:00Z')
const by = { actor: 'usr_test', now }
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

async function rowOf(accountId: bigint, keyId: bigint) {
  return (await listKeys(accountId)).find((row) => row.keyId === formatId('key', keyId))
}

describe('a key', () => {
  test('is found by its text, and by nothing like it', async () => {
    const { accountId, projectId } = await makeAccount()
    const { keyId, key } = await createKey({ accountId, name: 'ci', scopes: ['usage:read', 'inference'] }, by)
    const found = { accountId, keyId, projectId, scopes: ['inference', 'usage:read'] }
    expect(await findKeyBySecret(key, { now })).toEqual(found)
    expect(await findKeyBySecret(makeSecret('inf').text, { now })).toBeNull()
    expect(await findKeyBySecret(`${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`, { now })).toBeNull()
  })

  test('leaves its text in no row of the database, and in no list', async () => {
    const { accountId } = await makeAccount()
    const { key } = await createKey({ accountId, name: 'ci', scopes: ['inference'] }, by)
    const kept = await pool().query(
      `select string_agg(r::text, ' ') as text from (
         select k::text as r from keys k union all select l::text from key_lookups l
         union all select a::text from audit_log a) rows`,
    )
    const listed = JSON.stringify(await listKeys(accountId))
    for (const text of [kept.rows[0].text, listed]) {
      expect(text).toContain(`inf_…${key.slice(-4)}`)
      expect(text).not.toContain(key.slice(4, 34))
    }
  })

  test('ends when it expires, to the moment', async () => {
    const { accountId } = await makeAccount()
    const { key } = await createKey({ accountId, name: 'ci', scopes: ['inference'], expiresAt: later(1) }, by)
    expect(await findKeyBySecret(key, { now: new Date(later(1).getTime() - 1) })).not.toBeNull()
    expect(await findKeyBySecret(key, { now: later(1) })).toBeNull()
    const past = createKey({ accountId, name: 'ci', scopes: ['inference'], expiresAt: now }, by)
    await expect(past).rejects.toMatchObject({ code: 'invalid_request', param: 'expiresAt' })
  })

  test('that is revoked is nobody, stays known, and can be revoked again', async () => {
    const { accountId, projectId } = await makeAccount()
    const { keyId, key } = await createKey({ accountId, name: 'ci', scopes: ['inference'] }, by)
    expect(await findKeyBySecret(key, { now })).not.toBeNull()
    await revokeKey({ accountId, keyId }, by)
    await revokeKey({ accountId, keyId }, { ...by, now: later(1) })
    expect(await findKeyBySecret(key, { now })).toBeNull()
    expect((await keyDirectory()).find(keyId)).toMatchObject({ accountId, keyId, projectId })
    expect((await rowOf(accountId, keyId))?.revokedAt).toBe(now.toISOString())
  })

  test("of another account can't be revoked, rolled or put in a project there", async () => {
    const [mine, other] = [await makeAccount(), await makeAccount()]
    const { accountId } = other
    const { keyId, key } = mine.inferenceKey
    await expect(revokeKey({ accountId, keyId }, by)).rejects.toMatchObject({ code: 'not_found' })
    await expect(rollKey({ accountId, keyId, overlapHours: 0 }, by)).rejects.toMatchObject({
      code: 'not_found',
    })
    const there = createKey({ accountId, projectId: mine.projectId, name: 'x', scopes: ['inference'] }, by)
    await expect(there).rejects.toMatchObject({ code: 'not_found' })
    expect(await findKeyBySecret(key, { now })).toMatchObject({ accountId: mine.accountId })
    expect(await listKeys(accountId)).toHaveLength(2)
  })

  test('of an account that does not exist is not made', async () => {
    const nowhere = createKey({ accountId: 1n, name: 'x', scopes: ['inference'] }, by)
    await expect(nowhere).rejects.toMatchObject({ code: 'not_found' })
  })

  test('makes the project that it names, once', async () => {
    const { accountId, projectId } = await makeAccount()
    const input = { accountId, projectName: 'search', name: 'a', scopes: ['inference' as const] }
    const [a, b] = [await createKey(input, by), await createKey({ ...input, name: 'b' }, by)]
    const projects = await listProjects(accountId)
    expect(projects.map(({ name }) => name)).toEqual(['default', 'search'])
    expect(projects[0]?.projectId).toBe(projectId)
    const directory = await keyDirectory()
    expect(directory.find(a.keyId)?.projectId).toBe(projects[1]?.projectId)
    expect(directory.find(b.keyId)?.projectId).toBe(projects[1]?.projectId)
  })

  test('is noted as used, once a minute', async () => {
    const { accountId } = await makeAccount()
    const { keyId, key } = await createKey({ accountId, name: 'ci', scopes: ['inference'] }, by)
    const usedAt = async () => (await rowOf(accountId, keyId))?.lastUsedAt
    expect(await usedAt()).toBeNull()
    await findKeyBySecret(key, { now })
    await findKeyBySecret(key, { now: new Date(now.getTime() + 59_999) })
    expect(await usedAt()).toBe(now.toISOString())
    await findKeyBySecret(key, { now: new Date(now.getTime() + 60_000) })
    expect(await usedAt()).toBe('2025-06-10T12:01:00.000Z')
  })
})

describe('rolling', () => {
  test('lets both keys work for the overlap, then only the new one', async () => {
    const { accountId } = await makeAccount()
    const input = { accountId, projectName: 'search', name: 'ci', scopes: ['usage:read' as const] }
    const old = await createKey(input, by)
    const rolled = await rollKey({ accountId, keyId: old.keyId, overlapHours: 24 }, by)
    const [before, after] = [
      await findKeyBySecret(old.key, { now }),
      await findKeyBySecret(rolled.key, { now }),
    ]
    expect(after).toEqual({ ...before, keyId: rolled.keyId })
    expect(await findKeyBySecret(old.key, { now: later(24) })).toBeNull()
    expect(await findKeyBySecret(rolled.key, { now: later(24) })).not.toBeNull()
  })

  test('without overlap ends the old key at once, and an ended key is not rolled', async () => {
    const { accountId, inferenceKey: old } = await makeAccount()
    const roll = { accountId, keyId: old.keyId, overlapHours: 0 }
    await rollKey(roll, by)
    expect(await findKeyBySecret(old.key, { now })).toBeNull()
    await expect(rollKey(roll, by)).rejects.toMatchObject({ code: 'conflict' })
    expect(await listKeys(accountId)).toHaveLength(3)
  })
})

test('every change of a key is in the audit log with who did it', async () => {
  const { accountId } = await makeAccount()
  const { keyId } = await createKey({ accountId, name: 'ci', scopes: ['inference'] }, by)
  const rolled = await rollKey({ accountId, keyId, overlapHours: 1 }, by)
  await revokeKey({ accountId, keyId }, by)
  const { rows } = await pool().query(
    'select action, target from audit_log where account_id = $1 and actor = $2 order by action',
    [accountId, by.actor],
  )
  expect(rows).toEqual([
    { action: 'key.create', target: formatId('key', keyId) },
    { action: 'key.revoke', target: formatId('key', keyId) },
    { action: 'key.roll', target: formatId('key', rolled.keyId) },
  ])
})
