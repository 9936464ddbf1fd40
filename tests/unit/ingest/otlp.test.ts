import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import type { Fields } from '@/lib/ingest/formats/format'
import { otlp } from '@/lib/ingest/formats/otlp'
import { readSpans } from '@/lib/ingest/formats/read-spans'
import { codeOf, NOW, readWith } from './format-cases'

const TRACE = '5B8EFFF798038103D269B633813FC60C'
const SPAN = 'EEE19B7EC3C1B174'
const NANOS = `${NOW}123456`

type Value = string | number | { bool: boolean }

function otlpValue(value: Value): Fields {
  if (typeof value === 'string')
    return /^i\d+$/.test(value) ? { intValue: value.slice(1) } : { stringValue: value }
  if (typeof value === 'object') return { boolValue: value.bool }
  return Number.isInteger(value) ? { intValue: value } : { doubleValue: value }
}

/** A text such as i12 is an integer written as a string. */
function span(attributes: Record<string, Value>, more: Fields = {}): Fields {
  const times = { startTimeUnixNano: NANOS, endTimeUnixNano: `${NOW + 1_500}123456` }
  const list = Object.entries(attributes).map(([key, value]) => ({ key, value: otlpValue(value) }))
  return { traceId: TRACE, spanId: SPAN, ...times, attributes: list, ...more }
}

function request(spans: unknown[], resource: Record<string, Value> = {}): Fields {
  const { attributes } = span(resource)
  return { resourceSpans: [{ resource: { attributes }, scopeSpans: [{ scope: {}, spans }] }] }
}

const CHAT = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'm',
  'gen_ai.response.model': 'm-2026',
  'gen_ai.response.id': 'chatcmpl-1',
  'gen_ai.usage.input_tokens': 'i12',
  'gen_ai.usage.output_tokens': 7,
  'gen_ai.usage.cache_read.input_tokens': 'i4',
  'gen_ai.response.time_to_first_chunk': 0.25,
}
const VLLM = {
  'gen_ai.response.model': 'm',
  'gen_ai.request.id': 'cmpl-1',
  'gen_ai.usage.prompt_tokens': 12,
  'gen_ai.usage.completion_tokens': 7,
  'gen_ai.latency.time_to_first_token': 0.25,
  'gen_ai.latency.e2e': 1.25,
}

function only(spans: unknown[]): Fields {
  expect(spans).toHaveLength(1)
  return spans[0] as Fields
}

const rowOf = (attributes: Record<string, Value>, more: Fields = {}) =>
  only(readSpans(request([span(attributes, more)])))
const read = (attributes: Record<string, Value>, more: Fields = {}) => readWith(otlp, rowOf(attributes, more))
const code = (attributes: Record<string, Value>, more: Fields = {}) => codeOf(otlp, rowOf(attributes, more))

describe('a span', () => {
  it("is read in the convention's names of today", () => {
    expect(read(CHAT)).toMatchObject({
      requestId: 'chatcmpl-1',
      timeMicros: NOW * 1000 + 123,
      model: 'm',
      kind: 'text',
      status: 200,
      errorCode: null,
      quantities: { promptTokens: 12, completionTokens: 7, cachedTokens: 4 },
      latencyMs: 1_500,
      ttftMs: 250,
    })
  })

  it("is read in vLLM's names", () => {
    expect(read(VLLM)).toMatchObject({
      requestId: 'cmpl-1',
      model: 'm',
      quantities: { promptTokens: 12, completionTokens: 7, cachedTokens: null },
      latencyMs: 1_250,
      ttftMs: 250,
    })
  })

  it('is named by its response, its request, or its place in the trace', () => {
    const { 'gen_ai.response.id': _, ...nameless } = CHAT
    expect(read({ ...CHAT, 'gen_ai.request.id': 'r' }).requestId).toBe('chatcmpl-1')
    expect(read({ ...CHAT, 'gen_ai.response.id': 'not one of ours' }).requestId).toMatch(
      /^sha256:[0-9a-f]{64}$/,
    )
    expect(read(nameless).requestId).toBe(`${TRACE}${SPAN}`.toLowerCase())
    expect(code(nameless, { spanId: 'short' })).toBe('invalid_id')
    expect(code(nameless, { traceId: undefined })).toBe('invalid_id')
  })

  it.each<[number, string | null, Record<string, Value>, Fields]>([
    [200, null, {}, { status: { code: 1 } }],
    [500, null, {}, { status: { code: 2, message: 'private' } }],
    [429, null, { 'error.type': '429' }, { status: { code: 2 } }],
    [500, 'timeout', { 'error.type': 'timeout' }, {}],
    [500, '_other', { 'error.type': '_OTHER' }, {}],
    [500, null, { 'error.type': 'an answer of a model' }, {}],
  ])('has status %i and code %s with %o', (status, errorCode, attributes, more) => {
    expect(read({ ...CHAT, ...attributes }, more)).toMatchObject({ status, errorCode })
  })

  it('that embeds has no completion', () => {
    const { 'gen_ai.usage.output_tokens': _, ...rest } = CHAT
    const embeds = { ...rest, 'gen_ai.operation.name': 'embeddings' }
    expect(read(embeds).quantities.completionTokens).toBe(0)
    expect(read(rest).quantities.completionTokens).toBeNull()
  })

  it.each<[string, Record<string, Value>, Fields]>([
    ['invalid_startTimeUnixNano', {}, { startTimeUnixNano: undefined }],
    ['invalid_startTimeUnixNano', {}, { startTimeUnixNano: '0' }],
    ['invalid_startTimeUnixNano', {}, { startTimeUnixNano: '1e18' }],
    ['invalid_endTimeUnixNano', {}, { endTimeUnixNano: `${NOW - 1}000000` }],
    ['time_too_old', {}, { startTimeUnixNano: '1', endTimeUnixNano: '2' }],
    ['invalid_prompt_tokens', { 'gen_ai.usage.input_tokens': '12' }, {}],
    ['invalid_prompt_tokens', { 'gen_ai.usage.input_tokens': 'i9007199254740993' }, {}],
    ['invalid_prompt_tokens', { 'gen_ai.usage.input_tokens': 1.5 }, {}],
    ['invalid_cached_tokens', { 'gen_ai.usage.cache_read.input_tokens': 13 }, {}],
    ['invalid_model', { 'gen_ai.request.model': 'a model' }, {}],
    ['unknown_operation', { 'gen_ai.operation.name': 'hum' }, {}],
  ])('is refused as %s: %o %o', (wanted, attributes, more) => {
    expect(code({ ...CHAT, ...attributes }, more)).toBe(wanted)
  })

  it('names its account itself or by its resource', () => {
    const account = { 'inferometer.account_id': 'acc_1' }
    const asked = (spans: unknown[]) => readWith(otlp, only(spans)).asked.account
    expect(asked(readSpans(request([span(CHAT)])))).toBeNull()
    expect(asked(readSpans(request([span(CHAT)], account)))).toBe('acc_1')
    expect(asked(readSpans(request([span({ ...CHAT, 'inferometer.account_id': 'acc_2' })], account)))).toBe(
      'acc_2',
    )
  })
})

describe('an export', () => {
  it('passes over what is no call of a model', () => {
    const around = [
      'invoke_agent',
      'execute_tool',
      'create_agent',
      'retrieval',
      'search_memory',
      'invoke_workflow',
    ]
    const others = around.map((name) => span({ ...CHAT, 'gen_ai.operation.name': name }))
    const plain = [span({}), span({ 'http.request.method': 'GET' }), span({}, { attributes: null })]
    expect(readSpans(request([...others, ...plain]))).toEqual([])
    expect(readSpans({})).toEqual([])
    expect(readSpans({ resourceSpans: [{ scopeSpans: [{}] }, {}], more: 1 })).toEqual([])
  })

  it('is picked from by name: no content, event, link or message goes further', () => {
    const content = [
      'gen_ai.input.messages',
      'gen_ai.output.messages',
      'gen_ai.prompt',
      'gen_ai.tool.definitions',
    ]
    const attributes = Object.fromEntries(content.map((name) => [name, 'MARKER']))
    const more = {
      name: 'MARKER',
      events: [{ name: 'MARKER' }],
      links: ['MARKER'],
      status: { code: 0, message: 'MARKER' },
    }
    expect(JSON.stringify(rowOf({ ...CHAT, ...attributes }, more))).not.toContain('MARKER')
  })

  it('keeps what is no span at all, to be refused', () => {
    expect(readSpans(request(['text', span(CHAT)]))).toHaveLength(2)
  })

  it.each<[unknown]>([
    ['text'],
    [null],
    [[]],
    [{ resourceSpans: {} }],
    [{ resourceSpans: ['x'] }],
    [{ resourceSpans: [{ scopeSpans: 'x' }] }],
    [{ resourceSpans: [{ scopeSpans: [{ spans: 1 }] }] }],
  ])("can't be read as a whole: %o", (body) => {
    expect(() => readSpans(body)).toThrow(AppError)
  })
})
