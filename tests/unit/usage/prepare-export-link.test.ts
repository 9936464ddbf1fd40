import { describe, expect, it } from 'vitest'
import { parseExportQuery } from '@/lib/billing/parse-export-query'
import { resolveRange } from '@/lib/time/range'
import { prepareExportLink } from '@/lib/usage/prepare-export-link'
import type { UsageQuery } from '@/lib/usage/schema'

const NOW = new Date('2026-11-24T10:58:20Z')

function linkOf(view: Partial<UsageQuery>) {
  const query: UsageQuery = { range: '7d', zone: 'UTC', group: 'none', measure: 'requests', top: 6, ...view }
  const range = resolveRange(query.range, query.zone, NOW, query)
  const link = prepareExportLink('acc_00000000001', query, {
    startAt: range.startAt.toISOString(),
    endAt: range.endAt.toISOString(),
  })
  const { account, of } = parseExportQuery(new URL(link.href, 'http://localhost').searchParams)
  if ('statementId' in of) throw new Error('the link asks for a statement')
  return { link, range, asked: { account, ...of } }
}

describe('prepareExportLink', () => {
  it.each([
    ['7d', 'UTC'],
    ['30d', 'Asia/Kathmandu'],
    ['90d', 'America/New_York'],
    ['month', 'Pacific/Kiritimati'],
    ['last-month', 'Europe/Berlin'],
  ] as const)('asks for exactly the range of %s in %s', (preset, zone) => {
    const { link, range, asked } = linkOf({ range: preset, zone })
    expect({ startAt: asked.startAt, endAt: asked.endAt, zone: asked.zone }).toEqual({ ...range, zone })
    expect(link.label).toBe('Export CSV')
  })

  it('widens a range that is not made of days to the days it touches, and says so', () => {
    const { link, asked } = linkOf({ range: '24h' })
    expect(asked.startAt).toEqual(new Date('2026-11-23T00:00:00Z'))
    expect(asked.endAt).toEqual(new Date('2026-11-25T00:00:00Z'))
    expect(link.label).toBe('Export whole days as CSV')
    expect(link.title).toContain('2026-11-23 to 2026-11-24, UTC')
  })

  it('takes a single day, also one of 25 hours', () => {
    const day = '2026-11-01'
    const { range, asked, link } = linkOf({ range: 'custom', from: day, to: day, zone: 'America/New_York' })
    expect(range.endAt.getTime() - range.startAt.getTime()).toBe(25 * 3_600_000)
    expect([asked.startAt, asked.endAt]).toEqual([range.startAt, range.endAt])
    expect(link.title).toContain(`: ${day}, America/New_York`)
  })

  it('carries the filters that the file knows, and says that it holds every status', () => {
    const { asked, link } = linkOf({
      models: ['meta-llama/Llama-3.3-70B-Instruct', 'a+b'],
      keys: ['none'],
      kinds: ['text'],
      statuses: ['429'],
    })
    expect(asked.account).toBe('acc_00000000001')
    expect(asked.filters).toEqual({
      models: ['meta-llama/Llama-3.3-70B-Instruct', 'a+b'],
      keyIds: [0n],
      kinds: ['text'],
      projectIds: undefined,
    })
    expect(link.title).toContain('with every status')
  })
})
