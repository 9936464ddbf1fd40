import fs from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { log } from '@/lib/log'
import { startDataPlane } from '@/tests/support/data-plane'
import { findInTables } from '@/tests/support/find-in-tables'
import { makeAccount } from '@/tests/support/make-account'

const MARKER = 'MARKER-3e11'
/** As it would stand in a prompt: no name, id or number looks like it. */
const CONTENT = `${MARKER} <what was said>`

const writes = vi.spyOn(fs, 'writeSync')
let plane: Awaited<ReturnType<typeof startDataPlane>>
let made: Awaited<ReturnType<typeof makeAccount>>

beforeAll(async () => {
  log.level = 'trace'
  plane = await startDataPlane()
  made = await makeAccount()
})
afterAll(() => {
  plane.stop()
  writes.mockRestore()
})

/** The marker wherever a client can put it beside the body. */
const HEADERS = {
  cookie: `inferometer.session=${MARKER}; ${MARKER}=1`,
  'user-agent': CONTENT,
  'x-note': CONTENT,
  'x-request-id': CONTENT,
  'x-forwarded-for': CONTENT,
  referer: `http://${MARKER}.example`,
  traceparent: CONTENT,
}
const QUERY = `note=${encodeURIComponent(CONTENT)}&${MARKER}=1`

let rowsMade = 0
function row(more: Record<string, unknown>): string {
  const usage = { prompt_tokens: 1, completion_tokens: 1 }
  const own = { id: `c${rowsMade++}`, time: Date.now() / 1000, model: 'openai/gpt-oss-20b', status: 200 }
  return JSON.stringify({ ...own, ...usage, ...more })
}

const UNKNOWN = ['prompt', 'messages', 'response', 'metadata', 'user', 'detail', '__proto__', MARKER]
const KNOWN = [
  ...[
    'id',
    'time',
    'account',
    'key',
    'model',
    'kind',
    'status',
    'error_code',
    'limit',
    'client_ip',
    'stream',
  ],
  ...['latency_ms', 'ttft_ms', 'prompt_tokens', 'completion_tokens', 'cached_tokens', 'usage'],
  ...['width', 'height', 'steps', 'images', 'characters'],
]
const SHAPES = [CONTENT, [CONTENT], { [MARKER]: CONTENT }]

function lines(): Buffer {
  const unknown = UNKNOWN.flatMap((field) => SHAPES.map((value) => row({ [field]: value })))
  const nested = row({ usage: { [MARKER]: CONTENT, prompt_tokens_details: { [MARKER]: CONTENT } } })
  const refused = KNOWN.flatMap((field) =>
    // An object is what usage has to be; what it holds beside counts is passed over, as above.
    SHAPES.slice(0, field === 'usage' ? 2 : 3).map((value) => row({ [field]: value })),
  )
  const text = [...unknown, nested, ...refused, `{"${CONTENT}`, `"${CONTENT}"`, CONTENT].join('\n')
  return Buffer.concat([Buffer.from(`${text}\n{"prompt":"${CONTENT}`), Buffer.from([0xff, 0xfe, 0x22, 0x7d])])
}

async function answers(): Promise<string[]> {
  const secret = { authorization: `Bearer ${made.source.secret}` }
  const [json, ndjson] = [{ 'content-type': 'application/json' }, { 'content-type': 'application/x-ndjson' }]
  const post = async (body: string | Buffer, headers: Record<string, string>) =>
    (await plane.post(`/v1/events?${QUERY}`, body, { ...HEADERS, ...headers })).text
  const ask = async (path: string, headers: Record<string, string>) =>
    (await fetch(`${plane.url}${path}`, { headers: { ...HEADERS, ...headers } })).text()
  const key = { authorization: `Bearer ${made.usageKey.key}` }
  const days = 'start=2026-11-01&end=2026-11-02'
  return [
    await post(lines(), { ...secret, ...ndjson }),
    await post(`[{"prompt":"${CONTENT}`, { ...secret, ...json }),
    await post(Buffer.from(`[{"prompt":"${CONTENT}\xff"}]`, 'latin1'), { ...secret, ...json }),
    await post(gzipSync(CONTENT).subarray(0, 20), { ...secret, ...json, 'content-encoding': 'gzip' }),
    await post('[]', { ...secret, ...json, 'content-encoding': MARKER }),
    await post('[]', { ...secret, 'content-type': CONTENT }),
    await post('[]', { ...json, authorization: `Bearer ${MARKER}` }),
    await post('[]', { ...json, authorization: CONTENT }),
    await ask(`/v1/exports/billing.csv?${days}&${QUERY}`, key),
    await ask(`/v1/exports/billing.csv?${days}&models=${MARKER}&time_zone=${MARKER}&${QUERY}`, key),
    await ask(`/v1/organization/costs?start_time=${MARKER}&page=${MARKER}&${QUERY}`, key),
    await ask(`/v1/organization/costs?start_time=1790000000&group_by=${MARKER}&page=${MARKER}`, key),
    await ask(`/api/live?account=${MARKER}&${QUERY}`, {}),
    await ask(`/v1/${MARKER}?${QUERY}`, {}),
    await ask(`/%${MARKER}`, {}),
    await ask(`/healthz?${QUERY}`, {}),
  ]
}

it('what is sent beside and in place of what is asked for is nowhere afterwards', async () => {
  const [first = '', ...others] = await answers()
  const taken = UNKNOWN.length * SHAPES.length + 1
  const refused = KNOWN.length * SHAPES.length - 1 + 4
  expect(JSON.parse(first)).toMatchObject({ accepted: taken, rejected: refused })
  log.error('a line of the log')
  const logged = writes.mock.calls.map(([, text]) => String(text)).join('')
  expect(logged).toContain('a line of the log')
  expect(logged).not.toContain(MARKER)
  for (const answer of [first, ...others]) expect(answer).not.toContain(MARKER)
  expect(await findInTables(MARKER)).toEqual([])
})
