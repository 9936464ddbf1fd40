import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runEndpoint } from '@/lib/http/node-handler'
import { eventsEndpoint } from '@/lib/ingest/endpoint'
import { revokeSource } from '@/lib/sources/revoke-source'
import { makeAccount } from '@/tests/support/make-account'
import { usageTotals } from '@/tests/support/usage-totals'

const server = createServer((request, response) => void runEndpoint(eventsEndpoint, request, response))
let address = ''
let secret = ''
let accountId = 0n

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/events`
  const account = await makeAccount()
  secret = account.source.secret
  accountId = account.accountId
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

let rowsMade = 0
const row = (more: Record<string, unknown> = {}) => {
  const tokens = { prompt_tokens: 1, completion_tokens: 1 }
  return {
    id: `e${rowsMade++}`,
    time: Date.now() / 1000,
    model: 'openai/gpt-oss-20b',
    status: 200,
    ...tokens,
    ...more,
  }
}

async function post(body: string | Buffer, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${secret}`
  const sent = { 'content-type': 'application/json', authorization, ...headers }
  const response = await fetch(address, { method: 'POST', body: Buffer.from(body), headers: sent })
  return { status: response.status, text: await response.text() }
}

async function counts(body: string | Buffer, headers: Record<string, string> = {}) {
  const { status, text } = await post(body, headers)
  const { accepted, rejected } = JSON.parse(text)
  return { status, accepted, rejected }
}

describe('what is taken', () => {
  it('one row, an array, lines, with gzip and a byte order mark', async () => {
    const lines = `${JSON.stringify(row())}\n{"broken\n${JSON.stringify(row())}\n`
    const ndjson = { 'content-type': 'application/x-ndjson' }
    const gzip = { 'content-encoding': 'gzip' }
    expect(await counts(JSON.stringify(row()))).toEqual({ status: 200, accepted: 1, rejected: 0 })
    expect(await counts(`\ufeff${JSON.stringify([row(), row()])}`)).toEqual({
      status: 200,
      accepted: 2,
      rejected: 0,
    })
    expect(await counts(lines, ndjson)).toEqual({ status: 200, accepted: 2, rejected: 1 })
    expect(await counts(gzipSync(JSON.stringify([row()])), gzip)).toEqual({
      status: 200,
      accepted: 1,
      rejected: 0,
    })
    expect(await counts('[]')).toEqual({ status: 200, accepted: 0, rejected: 0 })
    const { events, minutes } = await usageTotals(accountId)
    expect(events).toMatchObject({ requests: '6', cost: String(6n * 80_000n) })
    expect(minutes).toEqual(events)
  })

  it('keys named twice, names of the language and deep nests, without harm', async () => {
    const twice = JSON.stringify(row()).replace('{', '{"prompt_tokens":1e309,"__proto__":{"status":1},')
    const deep = JSON.stringify(row()).replace('{', `{"messages":${'['.repeat(10_000)}${']'.repeat(10_000)},`)
    expect(await counts(twice)).toEqual({ status: 200, accepted: 1, rejected: 0 })
    expect(await counts(deep)).toEqual({ status: 200, accepted: 1, rejected: 0 })
  })
})

describe('what is refused', () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 32))
  const cut = gzipSync('[{"id":"a"}]').subarray(0, 12)

  it.each<[string, number, string | Buffer, Record<string, string>]>([
    ['an empty body', 400, '', {}],
    ['null', 400, 'null', {}],
    ['broken JSON', 400, '[{"id":', {}],
    ['invalid UTF-8', 400, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), {}],
    ['a cut gzip', 400, cut, { 'content-encoding': 'gzip' }],
    ['a gzip bomb', 413, bomb, { 'content-encoding': 'gzip' }],
    ['more than 8 MiB', 413, ' '.repeat(8 * 1024 * 1024 + 1), {}],
    ['10,001 rows', 413, `[${'{},'.repeat(10_000)}{}]`, {}],
    ['another encoding', 415, '[]', { 'content-encoding': 'br' }],
    ['another type', 415, '[]', { 'content-type': 'image/png' }],
    ['no secret', 401, '[]', { authorization: '' }],
    ['a wrong secret', 401, '[]', { authorization: 'Bearer ins_nonsense' }],
    ['another scheme', 401, '[]', { authorization: 'Basic YTpi' }],
  ])('%s is %i', async (_, status, body, headers) => {
    const before = await usageTotals(accountId)
    const answer = await post(body, headers)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.text).error).toMatchObject({
      message: expect.any(String),
      code: expect.any(String),
    })
    expect(await usageTotals(accountId)).toEqual(before)
  })

  it('exactly 8 MiB and 10,000 rows are still taken', async () => {
    expect((await counts(`[]${' '.repeat(8 * 1024 * 1024 - 2)}`)).status).toBe(200)
    expect(await counts(`[${'{},'.repeat(9_999)}{}]`)).toEqual({ status: 200, accepted: 0, rejected: 10_000 })
  })

  it('another method', async () => {
    expect((await fetch(address, { headers: { authorization: `Bearer ${secret}` } })).status).toBe(405)
  })

  it('the secret of a source that was revoked', async () => {
    const { source, accountId: theirs } = await makeAccount()
    const headers = { authorization: `Bearer ${source.secret}` }
    expect((await post('[]', headers)).status).toBe(200)
    await revokeSource({ accountId: theirs, sourceId: source.sourceId }, { actor: 'system', now: new Date() })
    await expect.poll(async () => (await post('[]', headers)).status, { timeout: 5_000 }).toBe(401)
  })
})
