import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { createSource } from '@/lib/sources/create-source'
import { startDataPlane } from '@/tests/support/data-plane'
import { makeAccount } from '@/tests/support/make-account'
import { ROW_COST_PICOS, TEXT_MODEL } from '@/tests/support/text-row'
import { usageTotals } from '@/tests/support/usage-totals'

const START = Math.floor(Date.now() / 1000) - 60
let plane: Awaited<ReturnType<typeof startDataPlane>>

beforeAll(async () => {
  plane = await startDataPlane()
})
afterAll(() => plane.stop())

/** As LiteLLM writes them, without most of what isn't read. */
function payload(id: string, more: Record<string, unknown> = {}) {
  const times = { startTime: START + 0.25, endTime: START + 1.5, completionStartTime: START + 0.75 }
  return {
    ...{ id, trace_id: 'trace', call_type: 'acompletion', status: 'success', stream: true },
    ...{ prompt_tokens: 12, completion_tokens: 7, total_tokens: 19, response_cost: 0.0000285 },
    ...{ model: TEXT_MODEL, model_group: 'llama', cache_hit: null, requester_ip_address: '203.0.113.7' },
    ...{ messages: [{ role: 'user', content: 'hi' }], response: {}, error_str: null, metadata: {} },
    ...times,
    ...more,
  }
}

async function send(secret: string, body: string | Buffer, more: Record<string, string> = {}) {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...more }
  const { status, text } = await plane.post('/v1/litellm', body, headers)
  return { status, ...JSON.parse(text) }
}

async function eventsOf(accountId: bigint) {
  const { rows } = await pool().query(
    `select request_id as id, key_id as "keyId", status, charge, cost_picos as cost, latency_ms as latency,
       reported_cost_picos as reported, ttft_ms as ttft
     from events where account_id = $1 order by request_id`,
    [accountId],
  )
  return rows
}

describe("LiteLLM's callback", () => {
  it('is taken as an array, as lines labelled JSON and as one object, each event once', async () => {
    const { accountId, source } = await makeAccount()
    const array = JSON.stringify([payload('a'), payload('b')])
    const lines = `${JSON.stringify(payload('b'))}\n{"broken\n${JSON.stringify(payload('c'))}`
    expect(await send(source.secret, array)).toEqual({
      ...{ status: 200, accepted: 2, duplicates: 0, conflicts: 0, rejected: 0, unpriced: 0 },
      ...{ ignored_fields: 12, results: [] },
    })
    expect(await send(source.secret, lines)).toMatchObject({
      ...{ status: 200, accepted: 1, duplicates: 1, rejected: 1 },
      results: [
        { index: 0, id: 'b', code: 'duplicate' },
        { index: 1, code: 'invalid_json' },
      ],
    })
    const gzip = { 'content-encoding': 'gzip' }
    expect(await send(source.secret, gzipSync(JSON.stringify(payload('d'))), gzip)).toMatchObject({
      accepted: 1,
    })
    expect(await send(source.secret, '[]')).toMatchObject({ status: 200, accepted: 0 })
    const { events, minutes } = await usageTotals(accountId)
    expect(events).toMatchObject({ requests: '4', cost: String(4n * ROW_COST_PICOS) })
    expect(minutes).toEqual(events)
  })

  it('is charged by our prices; what it reports is kept beside', async () => {
    const { accountId, source } = await makeAccount()
    const failed = { status: 'failure', error_information: { error_code: '429' }, response_cost: 0 }
    const image = { call_type: 'aimage_generation', model: 'FLUX.1-dev', response_cost: null }
    const rows = [payload('a'), payload('b', failed), payload('c', image)]
    await send(source.secret, JSON.stringify(rows))
    const common = { keyId: 0n, latency: 1_250, ttft: 500 }
    expect(await eventsOf(accountId)).toEqual([
      { ...common, id: 'a', status: 200, charge: 'charged', cost: ROW_COST_PICOS, reported: 28_500_000n },
      { ...common, id: 'b', status: 429, charge: 'free', cost: 0n, reported: 0n },
      { ...common, id: 'c', status: 200, charge: 'unmetered', cost: null, reported: null },
    ])
  })

  it('never fails a batch for a bad row', async () => {
    const { accountId, source } = await makeAccount()
    const bad = [
      payload('x', { status: 'odd' }),
      payload('y', { endTime: START }),
      null,
      7,
      'text',
      [payload('z')],
    ]
    const answer = await send(source.secret, JSON.stringify([...bad, payload('a')]))
    expect(answer).toMatchObject({ status: 200, accepted: 1, rejected: 6 })
    expect(answer.results.map((row: { code: string }) => row.code)).toEqual([
      'invalid_status',
      'invalid_endTime',
      ...Array(4).fill('invalid_row'),
    ])
    expect((await usageTotals(accountId)).events.requests).toBe('1')
  })

  it('is for sources only, up to 20 MiB, and can be read as a whole', async () => {
    const { source } = await makeAccount()
    const most = 20 * 1024 * 1024
    expect((await send('ins_nonsense', '[]')).status).toBe(401)
    expect((await send(source.secret, 'nonsense')).status).toBe(400)
    expect((await send(source.secret, `[]${' '.repeat(most - 2)}`)).status).toBe(200)
    expect((await send(source.secret, ' '.repeat(most + 1))).status).toBe(413)
    const bomb = gzipSync(Buffer.alloc(most + 1, 32))
    expect((await send(source.secret, bomb, { 'content-encoding': 'gzip' })).status).toBe(413)
  })
})

describe('accounts and keys', () => {
  it('are told by organisation, team and the hash of the key', async () => {
    const [ours, theirs] = [await makeAccount(), await makeAccount()]
    const platform = await createSource(
      { accountId: null, name: 'platform' },
      { actor: 'system', now: new Date() },
    )
    const hashOf = (key: string) => createHash('sha256').update(key).digest('hex')
    const account = (of: { accountId: bigint }) => formatId('acc', of.accountId)
    const org = { user_api_key_org_id: account(ours), user_api_key_team_id: account(theirs) }
    const ourHash = { user_api_key_hash: hashOf(ours.inferenceKey.key) }
    const metadata = [
      { ...org, ...ourHash },
      { user_api_key_team_id: account(ours), user_api_key_hash: hashOf('sk-of-nobody') },
      { ...org, user_api_key_hash: hashOf(theirs.inferenceKey.key) },
      { user_api_key_team_id: 'a team' },
      {},
    ]
    const rows = metadata.map((each, index) => payload(`p${index}`, { metadata: each }))
    const answer = await send(platform.secret, JSON.stringify(rows))
    expect(answer.results.map((row: { code: string }) => row.code)).toEqual([
      'account_mismatch',
      'unknown_account',
      'missing_account',
    ])
    await send(ours.source.secret, JSON.stringify([payload('s0', { metadata: metadata[2] })]))
    expect((await eventsOf(ours.accountId)).map(({ id, keyId }) => [id, keyId])).toEqual([
      ['p0', ours.inferenceKey.keyId],
      ['p1', 0n],
      ['s0', 0n],
    ])
    expect(await eventsOf(theirs.accountId)).toEqual([])
  })
})
