import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { dropOldIpSecrets } from '@/lib/ingest/drop-old-ip-secrets'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import { makeAccount } from '@/tests/support/make-account'

it('a day has one secret, thrown away after 30 days without touching its events', async () => {
  const { accountId, source } = await makeAccount()
  const post = (id: string, clientIp: string, now: string) =>
    ingestRows([{ id, time: now, model: 'openai/gpt-oss-20b', status: 429, client_ip: clientIp }], {
      source: { sourceId: source.sourceId, accountId },
      now: new Date(now),
    })
  await post('a', '203.0.113.7', '2026-03-01T10:00:00Z')
  await post('b', '::ffff:203.0.113.7', '2026-03-01T23:59:59Z')
  await post('c', '203.0.113.7', '2026-03-02T00:00:00Z')
  const hashes = async () => {
    const text = 'select ip_hash as hash from events where account_id = $1 order by request_id'
    const { rows } = await pool().query<{ hash: Buffer }>(text, [accountId])
    return rows.map((row) => row.hash.toString('hex'))
  }
  const before = await hashes()
  expect(before[0]).toBe(before[1])
  expect(before[2]).not.toBe(before[0])
  expect(await dropOldIpSecrets({ now: new Date('2026-03-31T12:00:00Z') })).toBe(0)
  expect(await dropOldIpSecrets({ now: new Date('2026-04-01T00:00:00Z') })).toBe(1)
  const { rows } = await pool().query('select day::text from ip_secrets')
  expect(rows).toEqual([{ day: '2026-03-02' }])
  expect(await hashes()).toEqual(before)
})
