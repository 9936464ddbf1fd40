import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { exportEndpoint } from '@/lib/billing/export-endpoint'
import { copyCsv } from '@/lib/billing/queries/copy-csv'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { runEndpoint } from '@/lib/http/node-handler'
import { revokeKey } from '@/lib/keys/revoke-key'
import { makeAccount } from '@/tests/support/make-account'
import { sendUsage, textRow } from '@/tests/support/send-usage'
import { signedIn } from '@/tests/support/sign-in'

const now = new Date('2026-11-24T10:00:00Z')
const NOVEMBER = 'start=2026-11-01&end=2026-12-01'
const server = createServer((request, response) => void runEndpoint(exportEndpoint, request, response))
let url = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/exports/billing.csv`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function ask(query: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(`${url}?${query}`, { method, headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
const codeOf = ({ status, text }: { status: number; text: string }) => [status, JSON.parse(text).error?.code]

async function backendsCopying(marker: string): Promise<number> {
  const { rows } = await pool().query<{ count: bigint }>(
    `select count(*) as count from pg_stat_activity
     where datname = current_database() and state = 'active' and query like $1 and pid <> pg_backend_pid()`,
    [`copy (select '${marker}'%`],
  )
  return Number(rows[0]?.count)
}

describe('GET /v1/exports/billing.csv', () => {
  it('streams the CSV for a key with usage:read, named by account, range and zone', async () => {
    const made = await makeAccount()
    await sendUsage(made, [textRow('2026-11-20T10:00:00Z')], now)
    const answer = await ask(`${NOVEMBER}&time_zone=Asia/Kathmandu`, bearer(made.usageKey.key))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const file = `billing_${formatId('acc', made.accountId)}_2026-11-01_2026-12-01_Asia-Kathmandu.csv`
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${file}"`)
    expect(answer.text.split('\r\n')).toHaveLength(3)
    expect(answer.text).toContain('2026-11-20,default,,,meta-llama/Llama-3.3-70B-Instruct,text,1,0,1000,')
  })

  it('streams it for a session of a member, of the account named or last used', async () => {
    const made = await makeAccount()
    await sendUsage(made, [textRow('2026-11-20T10:00:00Z')], now)
    const cookie = await signedIn(made.email)
    const named = await ask(`${NOVEMBER}&account=${formatId('acc', made.accountId)}`, { cookie })
    const usual = await ask(NOVEMBER, { cookie })
    expect([named.status, usual.status]).toEqual([200, 200])
    expect(named.text).toContain('2026-11-20,default')
    expect(usual.text).toBe(named.text)
  })

  it('lets nobody else in', async () => {
    const [made, stranger] = [await makeAccount(), await makeAccount()]
    const account = formatId('acc', made.accountId)
    const { keyId, key } = made.usageKey
    expect(codeOf(await ask(NOVEMBER))).toEqual([401, 'unauthorized'])
    expect(codeOf(await ask(NOVEMBER, { cookie: 'nothing=1' }))).toEqual([401, 'unauthorized'])
    expect(codeOf(await ask(NOVEMBER, bearer('inf_nonsense')))).toEqual([401, 'invalid_api_key'])
    expect(codeOf(await ask(NOVEMBER, { authorization: 'Basic x' }))).toEqual([401, 'invalid_api_key'])
    expect(codeOf(await ask(NOVEMBER, bearer(made.inferenceKey.key)))).toEqual([403, 'forbidden'])
    const cookie = await signedIn(stranger.email)
    expect(codeOf(await ask(`${NOVEMBER}&account=${account}`, { cookie }))).toEqual([404, 'not_found'])
    const theirs = bearer(stranger.usageKey.key)
    expect(codeOf(await ask(`${NOVEMBER}&account=${account}`, theirs))).toEqual([404, 'not_found'])
    await revokeKey({ accountId: made.accountId, keyId }, { actor: 'system', now })
    expect(codeOf(await ask(NOVEMBER, bearer(key)))).toEqual([401, 'invalid_api_key'])
  })

  it.each([
    '',
    'start=2026-11-01',
    'start=2026-11-31&end=2026-12-01',
    `${NOVEMBER}&time_zone=Mars/Olympus`,
    `${NOVEMBER}&format=focus-1.3`,
    `${NOVEMBER}&statement=stm_00000000001`,
    'statement=stm_1',
    `${NOVEMBER}&keys=acc_00000000001`,
  ])('answers 400 for "%s"', async (query) => {
    const { usageKey } = await makeAccount()
    expect(codeOf(await ask(query, bearer(usageKey.key)))).toEqual([400, 'invalid_request'])
  })

  it('is only read', async () => {
    const { usageKey } = await makeAccount()
    expect(codeOf(await ask(NOVEMBER, bearer(usageKey.key), 'POST'))).toEqual([405, 'method_not_allowed'])
  })
})

describe('a reader that goes away', () => {
  it('ends the query in the database, and other exports go on', async () => {
    const marker = randomUUID()
    const lines = `select '${marker}', repeat('x', 1000), generate_series(1, 100000000)`
    let took = 0
    const stalled = new Writable({
      write: (chunk: Buffer, _, done) => {
        took += chunk.length
        if (took < 100_000) done()
      },
    })
    const copying = copyCsv({ sql: lines, values: [] }, stalled, () => {})
    const ended = expect(copying).rejects.toThrow('The reader went away')
    await vi.waitFor(
      async () => expect([await backendsCopying(marker), took > 100_000]).toEqual([1, true]),
      20_000,
    )
    stalled.destroy()
    await ended
    await vi.waitFor(async () => expect(await backendsCopying(marker)).toBe(0), 20_000)
    const { usageKey } = await makeAccount()
    expect((await ask(NOVEMBER, bearer(usageKey.key))).status).toBe(200)
  })
})
