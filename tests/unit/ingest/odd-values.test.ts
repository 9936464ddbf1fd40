import { describe, expect, it } from 'vitest'
import type { Format } from '@/lib/ingest/formats/format'
import { litellm } from '@/lib/ingest/formats/litellm'
import { otlp } from '@/lib/ingest/formats/otlp'

const NOW = Date.UTC(2026, 2, 1, 12)
const PLACE = { accountId: 1n, projectId: 2n, keyId: 3n }
const source = { sourceId: 1n, accountId: 1n }
const nobody = { find: () => undefined, findByHash: () => undefined }

/** What JSON can hold and JavaScript can't turn into a text. */
const ODD = {
  'an object without a text': JSON.parse('{"toString":1,"valueOf":1}'),
  'a list without an end': JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)),
}

const statusOf = (format: Format, row: Record<string, unknown>) => format.read(row, () => PLACE, NOW).status

describe.each(Object.entries(ODD))('%s in place of an error', (_, odd) => {
  it("is the failure that LiteLLM's row tells of", () => {
    const row = { id: 'a', model: 'm', status: 'failure', startTime: NOW / 1000 }
    expect(statusOf(litellm(source, nobody), { ...row, error_information: { error_code: odd } })).toBe(500)
    expect(statusOf(litellm(source, nobody), { ...row, error_information: { error_code: 429 } })).toBe(429)
  })

  it("is the failure that a span's attribute tells of", () => {
    const span = { 'gen_ai.response.id': 'a', 'gen_ai.request.model': 'm', startTimeUnixNano: `${NOW}000000` }
    expect(statusOf(otlp, { ...span, 'error.type': odd })).toBe(500)
    expect(statusOf(otlp, { ...span, 'error.type': 429 })).toBe(429)
  })
})
