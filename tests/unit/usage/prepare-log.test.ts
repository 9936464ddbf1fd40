import { describe, expect, it } from 'vitest'
import { prepareLogLink } from '@/lib/usage/prepare-log-link'
import { prepareLogQueries } from '@/lib/usage/prepare-log-queries'
import { prepareRequestQuantity } from '@/lib/usage/prepare-request-quantity'
import { requestLogQuerySchema } from '@/lib/usage/request-log-schema'
import { usageQuerySchema } from '@/lib/usage/schema'

const NONE = {
  promptTokens: null,
  cachedTokens: null,
  completionTokens: null,
  images: null,
  width: null,
  height: null,
  steps: null,
  characters: null,
}

describe('prepareLogLink', () => {
  it('leads to the requests of the view, and to those of a bar', () => {
    const view = usageQuerySchema.parse({ range: '7d', group: 'key', models: 'a/b,c', statuses: '429' })
    const stretch = { startAt: '2026-11-24T10:00:00.000Z', endAt: '2026-11-24T11:00:00.000Z' }
    const link = new URL(prepareLogLink('acc_1', view, stretch), 'http://here.invalid')
    expect(link.pathname).toBe('/a/acc_1/requests')
    expect(requestLogQuerySchema.parse(Object.fromEntries(link.searchParams))).toEqual({
      range: '7d',
      zone: 'UTC',
      models: ['a/b', 'c'],
      statuses: ['429'],
      since: stretch.startAt,
      until: stretch.endAt,
    })
    expect(prepareLogLink('acc_1', view)).not.toContain('since')
  })
})

describe('prepareLogQueries', () => {
  it('asks the same total for every page of a range', () => {
    const view = requestLogQuerySchema.parse({ range: '30d', kinds: 'text' })
    const paged = { ...view, page: 'x', since: '2026-11-24T10:00:00Z' }
    expect(prepareLogQueries(paged).totals).toEqual(prepareLogQueries(view).totals)
    expect(prepareLogQueries(paged).log).toBe(paged)
  })
})

describe('prepareRequestQuantity', () => {
  it.each([
    [{ ...NONE, kind: 'text' as const, promptTokens: 1_200, completionTokens: 7 }, '1,200 + 7 tokens'],
    [{ ...NONE, kind: 'text' as const, promptTokens: 12 }, '12 + – tokens'],
    [{ ...NONE, kind: 'text' as const }, '–'],
    [{ ...NONE, kind: 'image' as const, width: 512, height: 768, steps: 30 }, '512×768, 30 steps'],
    [
      { ...NONE, kind: 'image' as const, width: 512, height: 768, steps: 4, images: 2 },
      '2 of 512×768, 4 steps',
    ],
    [{ ...NONE, kind: 'image' as const }, '–'],
    [{ ...NONE, kind: 'audio' as const, characters: 0 }, '0 characters'],
    [{ ...NONE, kind: 'audio' as const }, '–'],
  ])('%#: %o', (request, text) => {
    expect(prepareRequestQuantity(request, 'en-US')).toBe(text)
  })
})
