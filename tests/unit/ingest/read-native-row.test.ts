import { describe, expect, it } from 'vitest'
import { countIgnored } from '@/lib/ingest/formats/count-ignored'
import { readableId, readNativeRow } from '@/lib/ingest/formats/read-native-row'
import { RowRefused } from '@/lib/ingest/formats/row-refused'

const NOW = Date.UTC(2026, 2, 1, 12)
const PLACE = { accountId: 1n, projectId: 2n, keyId: 3n }

const ROW = { id: 'r-1', time: NOW / 1000, model: 'm', status: 200, prompt_tokens: 5, completion_tokens: 2 }
const IMAGE = {
  id: 'r-2',
  time: NOW / 1000,
  model: 'm',
  kind: 'image',
  status: 200,
  width: 64,
  height: 64,
  steps: 30,
}

const read = (row: Record<string, unknown>) => readNativeRow(row, () => PLACE, NOW)

function refusal(row: Record<string, unknown>): RowRefused {
  try {
    read(row)
  } catch (error) {
    if (error instanceof RowRefused) return error
    throw error
  }
  throw new Error('The row was taken')
}

describe('a row that is taken', () => {
  it('is read field by field, and null is as good as absent', () => {
    const nothing = {
      key: null,
      kind: null,
      cached_tokens: null,
      usage: null,
      stream: null,
      limit: null,
      client_ip: null,
    }
    expect(read({ ...ROW, ...nothing, latency_ms: 12, ttft_ms: 3 })).toEqual({
      place: PLACE,
      requestId: 'r-1',
      timeMicros: NOW * 1000,
      model: 'm',
      kind: 'text',
      status: 200,
      refusedBy: 'none',
      errorCode: null,
      quantities: {
        promptTokens: 5,
        cachedTokens: null,
        completionTokens: 2,
        images: null,
        width: null,
        height: null,
        steps: null,
        characters: null,
      },
      latencyMs: 12,
      ttftMs: 3,
      stream: null,
      clientIp: null,
      origin: null,
      reportedCostPicos: null,
    })
  })

  it("takes OpenAI's usage in place of the row's own counts", () => {
    const usage = {
      prompt_tokens: 9,
      completion_tokens: null,
      total_tokens: 9,
      prompt_tokens_details: { cached_tokens: 4 },
    }
    const { quantities } = read({ id: 'a', time: ROW.time, model: 'm', status: 200, usage })
    expect(quantities).toMatchObject({ promptTokens: 9, cachedTokens: 4, completionTokens: null })
    expect(read({ ...ROW, usage: { prompt_tokens: 5 } }).quantities.completionTokens).toBe(2)
    expect(refusal({ ...ROW, usage: { prompt_tokens: 6 } }).code).toBe('invalid_prompt_tokens')
  })

  it('counts one image where none is told, only when one was made', () => {
    expect(read(IMAGE).quantities.images).toBe(1)
    expect(read({ ...IMAGE, images: 4 }).quantities.images).toBe(4)
    expect(read({ ...IMAGE, images: 0 }).quantities.images).toBe(0)
    expect(read({ ...IMAGE, status: 429 }).quantities.images).toBeNull()
    expect(read({ ...IMAGE, steps: null }).quantities.images).toBeNull()
  })

  it('keeps only the quantities of its kind, and counts the others as ignored', () => {
    const row = { ...ROW, images: 3, width: 64, characters: 9, metadata: {}, prompt: 'secret' }
    expect(read(row).quantities).toEqual(read(ROW).quantities)
    expect(countIgnored(row)).toBe(5)
    expect(countIgnored(ROW)).toBe(0)
    expect(countIgnored({ ...IMAGE, prompt_tokens: 1 })).toBe(1)
  })

  it('is not touched by names that objects have by themselves', () => {
    const row = JSON.parse(`{"__proto__":{"status":500},"constructor":1,${JSON.stringify(ROW).slice(1)}`)
    expect(read(row)).toEqual(read(ROW))
    expect(countIgnored(row)).toBe(2)
  })

  it('reaches every bound', () => {
    const most = { prompt_tokens: 1e8, completion_tokens: 1e8, cached_tokens: 1e8, latency_ms: 86_400_000 }
    expect(
      read({ ...ROW, ...most, id: 'x'.repeat(128), model: 'm'.repeat(128), error_code: 'e'.repeat(64) }),
    ).toBeTruthy()
    expect(read({ ...IMAGE, width: 16_384, height: 1, steps: 1_000, images: 1_000 })).toBeTruthy()
    expect(read({ ...ROW, kind: 'audio', characters: 1e8 }).quantities.characters).toBe(1e8)
    expect(read({ ...ROW, status: 429, limit: 'ip', client_ip: '2001:db8::1' }).refusedBy).toBe('ip')
  })
})

describe('a row that is refused', () => {
  const notWhole = [-1, 1.5, Number.POSITIVE_INFINITY, '12', 2 ** 53 + 2, 2 ** 63, Number.NaN, true, [], {}]
  const fields = ['prompt_tokens', 'completion_tokens', 'cached_tokens', 'latency_ms', 'ttft_ms', 'status']
  it.each(fields)('%s must be a whole number in its bounds', (field) => {
    for (const value of notWhole) expect(refusal({ ...ROW, [field]: value }).code).toBe(`invalid_${field}`)
  })

  it.each(['width', 'height', 'steps', 'images'])('%s of an image too', (field) => {
    for (const value of notWhole) expect(refusal({ ...IMAGE, [field]: value }).code).toBe(`invalid_${field}`)
  })

  it.each<[string, Record<string, unknown>]>([
    ['invalid_id', { id: null }],
    ['invalid_id', { id: '' }],
    ['invalid_id', { id: 'x'.repeat(129) }],
    ['invalid_id', { id: 'a b' }],
    ['invalid_id', { id: 7 }],
    ['invalid_id', { id: 'a\n' }],
    ['invalid_model', { model: undefined }],
    ['invalid_model', { model: 'm😀' }],
    ['invalid_model', { model: '\u202emodel' }],
    ['invalid_model', { model: '=HYPERLINK("http://x")' }],
    ['invalid_model', { model: '(other)' }],
    ['invalid_kind', { kind: 'video' }],
    ['invalid_status', { status: undefined }],
    ['invalid_status', { status: 99 }],
    ['invalid_status', { status: 600 }],
    ['invalid_prompt_tokens', { prompt_tokens: 100_000_001 }],
    ['invalid_cached_tokens', { cached_tokens: 6 }],
    ['invalid_cached_tokens', { prompt_tokens: null, cached_tokens: 1 }],
    ['invalid_characters', { kind: 'audio', characters: 100_000_001 }],
    ['invalid_width', { ...IMAGE, width: 0 }],
    ['invalid_width', { ...IMAGE, width: 1e9 }],
    ['invalid_steps', { ...IMAGE, steps: 0 }],
    ['invalid_images', { ...IMAGE, images: 1_001 }],
    ['invalid_width', { width: 1e9 }],
    ['invalid_stream', { stream: 'true' }],
    ['invalid_error_code', { error_code: 'Bad Request' }],
    ['invalid_limit', { status: 429, limit: 'account' }],
    ['invalid_limit', { limit: 'tier' }],
    ['invalid_client_ip', { client_ip: '1.2.3' }],
    ['invalid_usage', { usage: [] }],
    ['invalid_usage', { usage: 'none' }],
    ['invalid_latency_ms', { latency_ms: 86_400_001 }],
  ])('%s: %o', (code, fault) => {
    expect(refusal({ ...ROW, ...fault }).code).toBe(code)
  })

  it('is told without what stood in it', () => {
    const marker = 'MARKER-7f3a'
    for (const field of Object.keys({
      ...ROW,
      ...IMAGE,
      kind: 1,
      usage: 1,
      stream: 1,
      limit: 1,
      client_ip: 1,
      error_code: 1,
    })) {
      const value = `${marker} \u0000`
      expect(refusal({ ...ROW, kind: 'image', [field]: value }).message).not.toContain(marker)
    }
    expect(readableId({ id: `${marker} x` })).toBeNull()
    expect(readableId({ id: 'r-1' })).toBe('r-1')
  })
})
