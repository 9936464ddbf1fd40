import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { formatId } from '@/lib/db/id'
import type { Fields } from '@/lib/ingest/formats/format'
import { litellm } from '@/lib/ingest/formats/litellm'
import type { KeyDirectory } from '@/lib/keys/key-directory'
import { codeOf, NOW, readWith } from './format-cases'

const KEY_TEXT = 'sk-one-of-ours'
const KEY_HASH = createHash('sha256').update(KEY_TEXT).digest('hex')
const ENTRY = { accountId: 1n, keyId: 5n, projectId: 2n, scopes: [], expiresAt: null, revokedAt: null }
const KEYS: KeyDirectory = {
  find: () => undefined,
  findByHash: (hash) => (hash.toString('hex') === KEY_HASH ? { ...ENTRY, secretHash: hash } : undefined),
}
const OURS = litellm({ sourceId: 9n, accountId: 1n }, KEYS)
const THEIRS = litellm({ sourceId: 9n, accountId: 2n }, KEYS)
const PLATFORM = litellm({ sourceId: 9n, accountId: null }, KEYS)

const START = NOW / 1000
const ROW = {
  id: 'chatcmpl-1',
  call_type: 'acompletion',
  status: 'success',
  prompt_tokens: 12,
  completion_tokens: 7,
  startTime: START + 0.123456,
  endTime: START + 1.623456,
  completionStartTime: START + 0.373456,
  model: 'openai/gpt-oss-20b',
  model_group: 'small',
}
const read = (more: Fields = {}, format = OURS) => readWith(format, { ...ROW, ...more })

describe("a row of LiteLLM's", () => {
  it('is read in its own words', () => {
    expect(read({ stream: true, requester_ip_address: '203.0.113.7' })).toMatchObject({
      requestId: 'chatcmpl-1',
      timeMicros: NOW * 1000 + 123_456,
      model: 'openai/gpt-oss-20b',
      kind: 'text',
      status: 200,
      quantities: { promptTokens: 12, completionTokens: 7, cachedTokens: null },
      latencyMs: 1_500,
      ttftMs: 250,
      stream: true,
      clientIp: '203.0.113.7',
      origin: null,
      reportedCostPicos: null,
    })
  })

  it('has no time to a first token where nothing was streamed, nor an end where none is told', () => {
    expect(read({ completionStartTime: ROW.endTime })).toMatchObject({ latencyMs: 1_500, ttftMs: null })
    expect(read({ completionStartTime: START - 5 }).ttftMs).toBeNull()
    expect(read({ endTime: null })).toMatchObject({ latencyMs: null, ttftMs: null })
  })

  it.each<[number, unknown, unknown]>([
    [200, 'success', undefined],
    [429, 'failure', { error_code: '429', error_message: 'no room' }],
    [400, 'failure', { error_code: 400 }],
    [500, 'failure', { error_code: '' }],
    [500, 'failure', { error_code: '200' }],
    [500, 'failure', { error_code: 'APIError' }],
    [500, 'failure', null],
    [500, 'failure', 'text'],
  ])('has status %i when it says %s, %o', (status, said, error_information) => {
    expect(read({ status: said, error_information }).status).toBe(status)
  })

  it.each([
    ['text', 'completion'],
    ['text', 'aembedding'],
    ['text', undefined],
    ['image', 'aimage_generation'],
    ['audio', 'aspeech'],
  ])('is of kind %s as %s', (kind, call_type) => {
    expect(read({ call_type }).kind).toBe(kind)
  })

  it('goes by the model that ran, else by its group', () => {
    expect(read({ model: '' }).model).toBe('small')
    expect(read({ model: null }).model).toBe('small')
  })

  it('keeps a single address and no list of them', () => {
    expect(read({ requester_ip_address: '' }).clientIp).toBeNull()
    expect(read({ requester_ip_address: '203.0.113.7, 198.51.100.1' }).clientIp).toBeNull()
  })

  it.each<[bigint | null, unknown]>([
    [28_500_000n, 2.85e-5],
    [0n, 0],
    [100_000n, 1e-7],
    [100_000_000_000_000_000n, 100_000],
    [null, 100_001],
    [null, -1],
    [null, Number.POSITIVE_INFINITY],
    [null, '0.5'],
    [null, null],
  ])('reports a cost of %s as %s', (picos, response_cost) => {
    expect(read({ response_cost }).reportedCostPicos).toBe(picos)
  })

  it.each<[string, Fields]>([
    ['invalid_id', { id: null }],
    ['invalid_status', { status: undefined }],
    ['invalid_status', { status: 200 }],
    ['invalid_startTime', { startTime: '2026-03-01T12:00:00' }],
    ['invalid_startTime', { startTime: undefined }],
    ['invalid_endTime', { endTime: START - 1 }],
    ['invalid_endTime', { endTime: 'now' }],
    ['time_in_milliseconds', { startTime: NOW, endTime: NOW }],
    ['invalid_latency_ms', { endTime: Number.POSITIVE_INFINITY }],
    ['invalid_prompt_tokens', { prompt_tokens: 1.5 }],
    ['invalid_completion_tokens', { completion_tokens: '7' }],
    ['invalid_model', { model: 'MCP: tool', model_group: null }],
    ['invalid_model', { model: null, model_group: null }],
  ])('is refused as %s: %o', (wanted, more) => {
    expect(codeOf(OURS, { ...ROW, ...more })).toBe(wanted)
  })

  it('counts what is dropped', () => {
    expect(OURS.countIgnored(ROW)).toBe(0)
    expect(OURS.countIgnored({ ...ROW, messages: [], response: {}, error_str: '' })).toBe(3)
  })
})

describe('whose it is', () => {
  const [org, team] = ['acc_00000000001', 'acc_00000000002']
  const key = formatId('key', 5n)
  const metadata = { user_api_key_org_id: org, user_api_key_team_id: team, user_api_key_hash: KEY_HASH }

  it.each<[string, typeof OURS, Fields | null, { account: string | null; key: string | null }]>([
    ["a source's own account, whatever teams there are", OURS, metadata, { account: null, key }],
    ["never another account's key", THEIRS, metadata, { account: null, key: null }],
    ["a platform source's organisation", PLATFORM, metadata, { account: org, key }],
    ['its team without one', PLATFORM, { ...metadata, user_api_key_org_id: '' }, { account: team, key }],
    ['a key alone', PLATFORM, { user_api_key_hash: KEY_HASH.toUpperCase() }, { account: null, key }],
    ['no key that is registered', OURS, { user_api_key_hash: 'f'.repeat(64) }, { account: null, key: null }],
    ["no key's text", OURS, { user_api_key_hash: KEY_TEXT }, { account: null, key: null }],
    ['nothing at all', OURS, null, { account: null, key: null }],
  ])('is %s', (_, format, given, asked) => {
    expect(read({ metadata: given }, format).asked).toEqual(asked)
  })
})
