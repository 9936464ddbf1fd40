import { expect, test } from 'vitest'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { createSource } from '@/lib/sources/create-source'
import { findSourceBySecret } from '@/lib/sources/find-source-by-secret'
import { listSources } from '@/lib/sources/list-sources'
import { revokeSource } from '@/lib/sources/revoke-source'
import { makeAccount } from '@/tests/support/make-account'

const by = { actor: 'usr_test', now: new Date('2025-06-10T12:00:00Z') }

test('a source is found by its secret, and a key is no source', async () => {
  const { accountId, source, inferenceKey } = await makeAccount()
  expect(await findSourceBySecret(source.secret)).toEqual({ sourceId: source.sourceId, accountId })
  expect(await findSourceBySecret(inferenceKey.key)).toBeNull()
  expect(await findSourceBySecret(`${source.secret} `)).toBeNull()
})

test('one of the platform belongs to no account and is in no list of one', async () => {
  const { accountId, source: own } = await makeAccount()
  const platform = await createSource({ accountId: null, name: 'edge' }, by)
  expect(await findSourceBySecret(platform.secret)).toEqual({ sourceId: platform.sourceId, accountId: null })
  const listed = await listSources(accountId)
  expect(listed.map(({ sourceId }) => sourceId)).toEqual([formatId('src', own.sourceId)])
  const mine = { accountId, sourceId: platform.sourceId }
  await expect(revokeSource(mine, by)).rejects.toMatchObject({ code: 'not_found' })
  const platforms = { accountId: null, sourceId: own.sourceId }
  await expect(revokeSource(platforms, by)).rejects.toMatchObject({ code: 'not_found' })
})

test('a revoked source is nobody; the list still shows it, without its secret', async () => {
  const { accountId, source } = await makeAccount()
  expect(await findSourceBySecret(source.secret)).not.toBeNull()
  await revokeSource({ accountId, sourceId: source.sourceId }, by)
  expect(await findSourceBySecret(source.secret)).toBeNull()
  const listed = await listSources(accountId)
  expect(listed).toMatchObject([{ name: 'gateway', revokedAt: by.now.toISOString() }])
  expect(JSON.stringify(listed)).not.toContain(source.secret.slice(4, 34))
})

test('nobody of an account that does not exist', async () => {
  await expect(createSource({ accountId: 1n, name: 'x' }, by)).rejects.toMatchObject({ code: 'not_found' })
})

test('every change is in the audit log, those of the platform under 0', async () => {
  const { sourceId } = await createSource({ accountId: null, name: 'edge' }, by)
  await revokeSource({ accountId: null, sourceId }, by)
  const { rows } = await pool().query(
    'select action, actor from audit_log where account_id = 0 and target = $1 order by action',
    [formatId('src', sourceId)],
  )
  expect(rows).toEqual([
    { action: 'source.create', actor: by.actor },
    { action: 'source.revoke', actor: by.actor },
  ])
})
