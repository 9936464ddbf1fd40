import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { cloudevents } from '@/lib/ingest/formats/cloudevents'
import type { Fields } from '@/lib/ingest/formats/format'
import { codeOf, NOW, readWith } from './format-cases'

const DATA = { model: 'm', status: 200, prompt_tokens: 5, completion_tokens: 2, cached_tokens: 1 }
const EVENT = {
  specversion: '1.0',
  id: 'e-1',
  source: '/gateways/1',
  type: 'any.type.at.all',
  time: new Date(NOW).toISOString(),
  data: DATA,
}
const read = (more: Fields = {}) => readWith(cloudevents, { ...EVENT, ...more })
const code = (more: Fields) => codeOf(cloudevents, { ...EVENT, ...more })
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('a CloudEvent', () => {
  it('is the native row in its data, under its own id and time', () => {
    expect(read()).toMatchObject({
      requestId: 'e-1',
      timeMicros: NOW * 1000,
      model: 'm',
      kind: 'text',
      status: 200,
      quantities: { promptTokens: 5, completionTokens: 2, cachedTokens: 1 },
      origin: sha256('/gateways/1'),
      reportedCostPicos: null,
      asked: { account: null, key: null },
    })
  })

  it("takes the row's own time, and never the row's own id", () => {
    const data = { ...DATA, id: 'row', time: NOW / 1000 - 60 }
    expect(read({ data })).toMatchObject({ requestId: 'e-1', timeMicros: (NOW - 60_000) * 1000 })
    expect(read({ time: undefined, data }).timeMicros).toBe((NOW - 60_000) * 1000)
  })

  it('names its account by subject, in its data, or by both alike', () => {
    expect(read({ subject: 'acc_1' }).asked).toEqual({ account: 'acc_1', key: null })
    expect(read({ data: { ...DATA, account: 'acc_1', key: 'key_1' } }).asked).toEqual({
      account: 'acc_1',
      key: 'key_1',
    })
    expect(read({ subject: 'acc_1', data: { ...DATA, account: 'acc_1' } }).asked.account).toBe('acc_1')
    expect(code({ subject: 'acc_1', data: { ...DATA, account: 'acc_2' } })).toBe('account_mismatch')
  })

  it.each(['a b', 'ü', '{"json":1}', 'x'.repeat(129), '\u0000', '👋🏽'])(
    'keeps the id %s as its hash',
    (id) => {
      expect(read({ id }).requestId).toBe(`sha256:${sha256(id)}`)
      expect(cloudevents.idOf({ ...EVENT, id })).toBe(`sha256:${sha256(id)}`)
    },
  )

  it.each<[string, Fields]>([
    ['invalid_specversion', { specversion: '0.3' }],
    ['invalid_specversion', { specversion: undefined }],
    ['invalid_id', { id: '' }],
    ['invalid_id', { id: 7 }],
    ['invalid_source', { source: undefined }],
    ['invalid_source', { source: '' }],
    ['invalid_type', { type: null }],
    ['invalid_data', { data: undefined }],
    ['invalid_data', { data: undefined, data_base64: 'e30=' }],
    ['invalid_data', { data: [DATA] }],
    ['invalid_data', { data: JSON.stringify(DATA) }],
    ['invalid_time', { time: undefined }],
    ['time_too_old', { time: '2025-01-01T00:00:00Z' }],
    ['invalid_prompt_tokens', { data: { ...DATA, prompt_tokens: '5' } }],
    ['invalid_model', { data: { status: 200 } }],
  ])('is refused as %s: %o', (wanted, more) => {
    expect(code(more)).toBe(wanted)
  })

  it('is not touched by names that objects have by themselves', () => {
    const text = JSON.stringify({ ...EVENT, data: 0 }).replace(
      '"data":0',
      '"data":{"__proto__":{"id":"x","model":"p"},"constructor":1,"status":200}',
    )
    expect(codeOf(cloudevents, JSON.parse(text))).toBe('invalid_model')
  })

  it('counts what is dropped, of the envelope and of the row', () => {
    const known = { subject: 'acc_1', datacontenttype: 'application/json', dataschema: 'x:y' }
    expect(cloudevents.countIgnored({ ...EVENT, ...known })).toBe(0)
    expect(
      cloudevents.countIgnored({ ...EVENT, traceparent: 1, data: { ...DATA, prompt: '', width: 1 } }),
    ).toBe(3)
    expect(cloudevents.countIgnored({ ...EVENT, data: { ...DATA, id: 'e-1' } })).toBe(0)
    expect(cloudevents.countIgnored({ ...EVENT, data: { ...DATA, id: 'other' } })).toBe(1)
  })
})
