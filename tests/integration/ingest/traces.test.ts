import { gzipSync } from 'node:zlib'
import { DiagLogLevel, diag } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { createSource } from '@/lib/sources/create-source'
import { startDataPlane } from '@/tests/support/data-plane'
import { makeAccount } from '@/tests/support/make-account'
import { ROW_COST_PICOS, TEXT_MODEL } from '@/tests/support/text-row'
import { usageTotals } from '@/tests/support/usage-totals'

type Attributes = Record<string, string | number>

const JSON_TYPE = { 'content-type': 'application/json' }
const START_MS = Date.now() - 60_000
const CALL = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.request.model': TEXT_MODEL,
  'gen_ai.usage.input_tokens': 12,
  'gen_ai.usage.output_tokens': 7,
}
let plane: Awaited<ReturnType<typeof startDataPlane>>

beforeAll(async () => {
  plane = await startDataPlane()
})
afterAll(() => plane.stop())

/** Spans as the official SDK makes them. */
function spansOf(calls: readonly Attributes[]) {
  const memory = new InMemorySpanExporter()
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(memory)] })
  for (const attributes of calls) {
    const span = provider.getTracer('test').startSpan('call', { startTime: START_MS, attributes })
    span.addEvent('gen_ai.content.prompt', { 'gen_ai.prompt': 'hello' })
    span.end(START_MS + 1_250)
  }
  return memory.getFinishedSpans()
}

/** Sends them as the official exporter does; answers what it made of it. */
async function exportSpans(secret: string, calls: readonly Attributes[], compression: 'gzip' | 'none') {
  const said: string[] = []
  const note = (...words: unknown[]) => said.push(words.join(' '))
  diag.setLogger({ error: note, warn: note, info: note, debug: note, verbose: note }, DiagLogLevel.WARN)
  const exporter = new OTLPTraceExporter({
    url: `${plane.url}/v1/traces`,
    headers: { authorization: `Bearer ${secret}` },
    compression: compression as never,
  })
  const code = await new Promise<number>((resolve) => {
    exporter.export([...spansOf(calls)], (result) => resolve(result.code))
  })
  await exporter.shutdown()
  diag.disable()
  return { code, said: said.join('\n') }
}

function send(secret: string, body: string | Buffer, headers: Record<string, string>) {
  return plane.post('/v1/traces', body, { authorization: `Bearer ${secret}`, ...headers })
}

/** An export by hand, of one resource. */
function request(calls: readonly Attributes[], resource: Attributes = {}): string {
  const list = (attributes: Attributes) =>
    Object.entries(attributes).map(([key, value]) => ({
      key,
      value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
    }))
  const spans = calls.map((call, index) => ({
    traceId: '5b8efff798038103d269b633813fc60c',
    spanId: (index + 1).toString(16).padStart(16, '0'),
    startTimeUnixNano: `${START_MS}000000`,
    endTimeUnixNano: `${START_MS + 1_250}000000`,
    attributes: list(call),
  }))
  return JSON.stringify({
    resourceSpans: [{ resource: { attributes: list(resource) }, scopeSpans: [{ spans }] }],
  })
}

describe("OpenTelemetry's official exporter", () => {
  it.each(['none', 'gzip'] as const)('is understood, compressed by %s', async (compression) => {
    const { accountId, source } = await makeAccount()
    const around = { ...CALL, 'gen_ai.operation.name': 'invoke_agent' }
    const calls: Attributes[] = [
      CALL,
      { ...CALL, 'gen_ai.response.id': 'chatcmpl-1' },
      around,
      { 'http.route': '/' },
    ]
    expect(await exportSpans(source.secret, calls, compression)).toEqual({ code: 0, said: '' })
    const { events, minutes } = await usageTotals(accountId)
    expect(events).toMatchObject({ requests: '2', cost: String(2n * ROW_COST_PICOS) })
    expect(minutes).toEqual(events)
    const { rows } = await pool().query(
      `select request_id as id, latency_ms as latency from events
       where account_id = $1 order by length(request_id)`,
      [accountId],
    )
    expect(rows).toEqual([
      { id: 'chatcmpl-1', latency: 1_250 },
      { id: expect.stringMatching(/^[0-9a-f]{48}$/), latency: 1_250 },
    ])
  })

  it('is told what was refused, and why', async () => {
    const { accountId, source } = await makeAccount()
    const bad = { ...CALL, 'gen_ai.usage.input_tokens': -1 }
    const { code, said } = await exportSpans(source.secret, [CALL, bad, bad], 'none')
    expect(code).toBe(0)
    expect(said).toContain('"rejectedSpans":"2"')
    expect(said).toContain('invalid_prompt_tokens')
    expect((await usageTotals(accountId)).events.requests).toBe('1')
  })
})

describe('traces', () => {
  it('are answered by nothing when all is well, duplicates too; conflicts are refused', async () => {
    const { source } = await makeAccount()
    const answer = async (body: string) => {
      const { status, text } = await send(source.secret, body, JSON_TYPE)
      return { status, body: JSON.parse(text) }
    }
    expect(await answer('{}')).toEqual({ status: 200, body: {} })
    expect(await answer(request([CALL, CALL]))).toEqual({ status: 200, body: {} })
    expect(await answer(request([CALL]))).toEqual({ status: 200, body: {} })
    expect(await answer(request([{ ...CALL, 'gen_ai.usage.input_tokens': 1 }]))).toEqual({
      status: 200,
      body: { partialSuccess: { rejectedSpans: '1', errorMessage: expect.stringMatching(/^conflict: /) } },
    })
  })

  it("are the account's that a platform source names", async () => {
    const { accountId } = await makeAccount()
    const by = { actor: 'system', now: new Date() }
    const platform = await createSource({ accountId: null, name: 'platform' }, by)
    const resource = { 'inferometer.account_id': formatId('acc', accountId) }
    expect((await send(platform.secret, request([CALL], resource), JSON_TYPE)).text).toBe('{}')
    expect((await send(platform.secret, request([CALL]), JSON_TYPE)).text).toContain('missing_account')
    expect((await usageTotals(accountId)).events.requests).toBe('1')
  })

  it('are taken by more than ten thousand at once', async () => {
    const { accountId, source } = await makeAccount()
    const { text } = await send(source.secret, request(Array(10_001).fill(CALL)), JSON_TYPE)
    expect(text).toBe('{}')
    expect((await usageTotals(accountId)).events.requests).toBe('10001')
  })

  it('are refused as protobuf, with the way out; without a secret; unreadable; beyond 20 MiB', async () => {
    const { source } = await makeAccount()
    const protobuf = await send(source.secret, Buffer.from([10, 0]), {
      'content-type': 'application/x-protobuf',
    })
    expect(protobuf.status).toBe(415)
    expect(protobuf.text).toContain('OTEL_EXPORTER_OTLP_PROTOCOL=http/json')
    expect((await send('ins_nonsense', '{}', JSON_TYPE)).status).toBe(401)
    for (const body of ['{', '[1]', '"text"', '', '{"resourceSpans":1}', Buffer.from([0x7b, 0xff, 0x7d])]) {
      expect((await send(source.secret, body, JSON_TYPE)).status).toBe(400)
    }
    const most = 20 * 1024 * 1024
    const zip = (bytes: number) => gzipSync(Buffer.concat([Buffer.from('{}'), Buffer.alloc(bytes - 2, 32)]))
    const gzip = { ...JSON_TYPE, 'content-encoding': 'gzip' }
    expect((await send(source.secret, zip(most), gzip)).status).toBe(200)
    expect((await send(source.secret, zip(most + 1), gzip)).status).toBe(413)
  })
})
