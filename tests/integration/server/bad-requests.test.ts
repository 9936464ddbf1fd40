import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSED_ON, startDataPlane } from '@/tests/support/data-plane'
import { makeAccount } from '@/tests/support/make-account'
import { usageTotals } from '@/tests/support/usage-totals'

const MIB = 1024 * 1024

let plane: Awaited<ReturnType<typeof startDataPlane>>
let ours: Awaited<ReturnType<typeof makeAccount>>
let authorization = ''

beforeAll(async () => {
  plane = await startDataPlane()
  ours = await makeAccount()
  authorization = `Bearer ${ours.source.secret}`
})
afterAll(() => plane.stop())

function row(id: string): string {
  const usage = { prompt_tokens: 1, completion_tokens: 1 }
  return JSON.stringify({ id, time: Date.now() / 1000, model: 'openai/gpt-oss-20b', status: 200, ...usage })
}
const head = (lines: string[], method = 'POST', path = '/v1/events') =>
  `${[`${method} ${path} HTTP/1.1`, 'host: x', ...lines].join('\r\n')}\r\n\r\n`
const statuses = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status))
const ourSecret = () => `authorization: ${authorization}`
const requests = async () => (await usageTotals(ours.accountId)).events.requests

function post(body: string | Buffer, headers: Record<string, string> = {}) {
  const sent = { 'content-type': 'application/json', authorization, ...headers }
  return fetch(`${plane.url}/v1/events`, { method: 'POST', body: Buffer.from(body), headers: sent })
}

describe('a body', () => {
  it('whose length is a lie counts nothing', async () => {
    const before = await requests()
    const whole = row('lie')
    const longer = `${head([ourSecret(), `content-length: ${whole.length - 1}`])}${whole}`
    const twice = head([ourSecret(), 'content-length: 2', 'content-length: 3'])
    const both = head([ourSecret(), 'content-length: 2', 'transfer-encoding: chunked'])
    const badChunk = `${head([ourSecret(), 'transfer-encoding: chunked'])}zz\r\n[]\r\n0\r\n\r\n`
    expect(new Set(statuses(await plane.sendRaw(longer)))).toEqual(new Set([400]))
    for (const bytes of [twice, both, badChunk]) expect(statuses(await plane.sendRaw(bytes))).toEqual([400])
    expect(await requests()).toBe(before)
  })

  it('in pieces beyond the limit is answered, and no connection is left hanging', async () => {
    const chunk = `${MIB.toString(16)}\r\n${' '.repeat(MIB)}\r\n`
    const bytes = `${head([ourSecret(), 'transfer-encoding: chunked'])}${chunk.repeat(12)}0\r\n\r\n`
    expect(statuses(await plane.sendRaw(bytes))).toEqual([413])
  })

  it.each([
    [401, { authorization: 'Bearer ins_nonsense' }],
    [413, {}],
    [415, { 'content-encoding': 'br' }],
  ])(
    'that is refused by %i while it is still being sent does not lose its answer',
    async (status, headers) => {
      const answers = await Promise.all(
        Array.from({ length: 3 }, () => post(Buffer.alloc(24 * MIB, 32), headers)),
      )
      for (const answer of answers) {
        expect(answer.status).toBe(status)
        expect((await answer.json()).error.request_id).toMatch(/^req_/)
      }
    },
  )

  it.each<[string, string]>([
    ['lists', '['.repeat(4 * MIB) + ']'.repeat(4 * MIB)],
    ['objects', `[${'{},'.repeat(2 * MIB)}{}]`],
    ['lists in a row', `{"messages":${'['.repeat(MIB)}${']'.repeat(MIB)}}`],
  ])('of nothing but %s is refused unread', async (_, body) => {
    const answer = await post(gzipSync(body), { 'content-encoding': 'gzip' })
    expect([answer.status, (await answer.json()).error.code]).toEqual([400, 'invalid_request'])
  })

  it('that grows beyond what it seemed to be waits for room with the others', async () => {
    const bomb = gzipSync(`[]${' '.repeat(8 * MIB - 2)}`)
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => post(bomb, { 'content-encoding': 'gzip' })),
    )
    for (const { status, headers } of answers) {
      expect([200, 503]).toContain(status)
      expect(headers.has('retry-after')).toBe(status === 503)
    }
    expect((await post(bomb, { 'content-encoding': 'gzip' })).status).toBe(200)
  })

  it('that is refused harms none of those behind it on its connection', async () => {
    const before = Number(await requests())
    const send = (id: string, secret = ourSecret()) => {
      const body = row(id)
      return `${head([secret, `content-length: ${body.length}`])}${body}`
    }
    const last = head(['connection: close'], 'GET', '/healthz')
    const bytes = `${send('p1')}${send('p2', 'authorization: Bearer x')}${send('p3')}${last}`
    expect(statuses(await plane.sendRaw(bytes))).toEqual([200, 401, 200, 200])
    expect(Number(await requests())).toBe(before + 2)
  })
})

describe('a method that an address does not know', () => {
  it.each([
    ['/v1/events', 'POST'],
    ['/v1/exports/billing.csv', 'GET'],
    ['/v1/organization/costs', 'GET'],
    ['/api/live', 'GET'],
    ['/healthz', 'GET, HEAD'],
    ['/readyz', 'GET, HEAD'],
    ['/sign-in', 'GET, HEAD'],
  ])('%s allows %s', async (path, allowed) => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      if (allowed.split(', ').includes(method)) continue
      const answer = await fetch(`${plane.url}${path}`, { method, headers: { authorization } })
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, allowed])
    }
  })
})

describe("what is the pages'", () => {
  it.each(['/%E0%A4%A', '/a/%ff/usage', '/api/a/%/usage', '*', 'http://evil.example/v1/events'])(
    'is no such address as %s',
    async (path) => {
      const answer = await plane.sendRaw(head(['connection: close'], 'GET', path))
      expect(statuses(answer)).toEqual([400])
      expect(answer).not.toContain('evil')
    },
  )

  it('takes bodies of a known length up to 64 kB, and other requests as they are', async () => {
    const send = (lines: string[], path = '/api/sign-up') =>
      plane.sendRaw(head([...lines, 'connection: close'], 'POST', path)).then(statuses)
    expect(await send(['content-length: 65537'])).toEqual([413])
    expect(await send(['transfer-encoding: chunked'])).toEqual([400])
    expect(await send(['content-length: 0'])).toEqual([PASSED_ON])
    expect((await fetch(`${plane.url}/a/acc_1/usage?x=%E0%A4%A`)).status).toBe(PASSED_ON)
  })
})
