import { describe, expect, it } from 'vitest'
import { setTierByHand } from '@/lib/accounts/set-tier-by-hand'
import { formatId } from '@/lib/db/id'
import { setPrice } from '@/lib/pricing/set-price'
import { readCostLines } from '@/lib/usage/read-cost-lines'
import { readForecastCourse } from '@/lib/usage/read-forecast-course'
import { readLiveMinutes } from '@/lib/usage/read-live-minutes'
import { readUsageTotals } from '@/lib/usage/read-usage-totals'
import { refusedSince } from '@/lib/usage/refused-since'
import { costQuerySchema, type UsageQueryInput, usageQuerySchema } from '@/lib/usage/schema'
import { recordHalfFolded, type TestAccount } from '@/tests/integration/usage/recorded-events'
import { makeAccount } from '@/tests/support/make-account'

const now = new Date('2026-11-24T10:58:03Z')

let made = 0
const row = (time: string, own: object = {}) => ({
  id: `r${made++}`,
  time: `2026-${time}Z`,
  model: 'openai/gpt-oss-120b',
  status: 200,
  prompt_tokens: 10,
  completion_tokens: 5,
  ...own,
})

describe('readUsageTotals', () => {
  const read = async (account: TestAccount, view: UsageQueryInput) => {
    const { current, previous } = await readUsageTotals(account.accountId, usageQuerySchema.parse(view), {
      now,
    })
    return [previous.sums.requests, current.sums.requests]
  }

  it('holds what has passed against as much of the period before', async () => {
    const account = await makeAccount()
    const times = ['11-24T10:58:02', '11-18T00:00:00', '11-17T23:59:59', '11-17T10:58:59', '11-11T00:00:00']
    const outside = ['11-10T23:59:59', '10-24T10:58:59', '10-24T10:59:00']
    await recordHalfFolded(
      account,
      [...times, ...outside].map((time) => row(time)),
      now,
    )
    expect(await read(account, { range: '7d' })).toEqual(['2', '2'])
    expect(await read(account, { range: 'month' })).toEqual(['1', '6'])
    expect(await read(account, { range: '1h' })).toEqual(['0', '1'])
    expect(await read(account, { range: '7d', statuses: '500' })).toEqual(['0', '0'])
  })
})

describe('readLiveMinutes', () => {
  it('has a figure for each of the last sixty minutes, and the limit of the tier', async () => {
    const account = await makeAccount({ tierId: 'pro' })
    await recordHalfFolded(
      account,
      [
        row('11-24T10:58:01'),
        row('11-24T10:58:02', { status: 429, limit: 'tier' }),
        row('11-24T10:58:00', { status: 500 }),
        row('11-24T09:59:00'),
        row('11-24T09:58:59'),
      ],
      now,
    )
    const live = await readLiveMinutes(account.accountId, { now })
    expect(live.minutes).toHaveLength(60)
    expect(live.minutes[0]).toEqual({ at: '2026-11-24T09:59:00.000Z', served: '1', refused: '0' })
    expect(live.minutes[59]).toEqual({ at: '2026-11-24T10:58:00.000Z', served: '2', refused: '1' })
    expect(live.minutes.slice(1, 59).every((minute) => minute.served === '0')).toBe(true)
    expect(live).toMatchObject({
      endAt: now.toISOString(),
      limit: { label: 'Pro: 600 a minute', requests: 600 },
    })
  })

  it('draws no line where the tier has no limit', async () => {
    const { accountId } = await makeAccount()
    await setTierByHand({ accountId, tierId: 'enterprise' }, { actor: 'system', now })
    expect((await readLiveMinutes(accountId, { now })).limit).toBeNull()
  })
})

describe('refusedSince', () => {
  it('tells the limits that refused apart', async () => {
    const account = await makeAccount()
    const refused = (time: string, limit?: string) => row(time, { status: 429, limit })
    await recordHalfFolded(
      account,
      [
        refused('11-24T10:00:00', 'tier'),
        refused('11-24T10:58:02', 'tier'),
        refused('11-24T10:00:30', 'model'),
        refused('11-24T10:01:00', 'ip'),
        refused('11-24T10:01:00'),
        refused('11-24T09:59:59', 'tier'),
        row('11-24T10:30:00'),
      ],
      now,
    )
    const since = new Date('2026-11-24T10:00:20Z')
    expect(await refusedSince(account.accountId, { since, now })).toEqual({
      tier: '2',
      model: '1',
      ip: '1',
      other: '1',
    })
  })
})

describe('readForecastCourse', () => {
  it('has the days of months, and the hours of the last four weeks', async () => {
    const account = await makeAccount()
    const { accountId } = account
    // 15 tokens at a rate of a million picos.
    const by = { actor: 'system', now }
    const price = { model: 'openai/gpt-oss-120b', kind: 'text', accountId } as const
    await setPrice({ ...price, usd: '1', startsAt: new Date('2026-10-01T00:00:00Z') }, by)
    const rows = ['10-27T23:59:59', '11-01T10:00:00', '11-23T10:30:00', '11-24T09:00:00'].map((at) => row(at))
    await recordHalfFolded(account, rows, now)
    const course = await readForecastCourse(accountId, {}, { now })
    expect([course.days[0]?.day, course.days.at(-1)?.day]).toEqual(['2026-07-04', '2026-11-24'])
    expect(course.days.filter(({ costPicos }) => costPicos !== '0')).toEqual([
      { day: '2026-10-27', costPicos: '15000000' },
      { day: '2026-11-01', costPicos: '15000000' },
      { day: '2026-11-23', costPicos: '15000000' },
      { day: '2026-11-24', costPicos: '15000000' },
    ])
    const hours = course.hoursPicos.flatMap((picos, hour) => (picos === '0' ? [] : [[hour, picos]]))
    expect([course.hoursPicos.length, hours]).toEqual([
      24,
      [
        [10, '30000000'],
        [23, '15000000'],
      ],
    ])
    const other = await readForecastCourse(accountId, { kinds: ['image'] }, { now })
    expect(other.days.every(({ costPicos }) => costPicos === '0')).toBe(true)
  })
})

describe('readCostLines', () => {
  it('has a line for each rate that was in force, and adds up with what rounding left', async () => {
    const account = await makeAccount()
    const { accountId } = account
    const by = { actor: 'system', now }
    const price = { model: 'openai/gpt-oss-120b', kind: 'text', accountId } as const
    await setPrice({ ...price, usd: '1', cached: '0.25', startsAt: new Date('2026-11-20T00:00:00Z') }, by)
    await setPrice({ ...price, usd: '2', startsAt: new Date('2026-11-24T00:00:00Z') }, by)
    const image = { model: 'SD1.5', kind: 'image', width: 1000, height: 1000, steps: 30 }
    await recordHalfFolded(
      account,
      [
        row('11-21T00:00:00', { cached_tokens: 4 }),
        row('11-22T00:00:00', { cached_tokens: 2 }),
        row('11-24T00:00:00'),
        row('11-24T01:00:00', { status: 500 }),
        row('11-24T02:00:00', { completion_tokens: undefined }),
        row('11-24T03:00:00', { model: 'vendor/unpriced' }),
        ...Array.from({ length: 10 }, () => row('11-24T04:00:00', image)),
      ],
      now,
    )
    // From 18:15 UTC on the day before.
    const days = { range: 'custom', from: '2026-11-21', to: '2026-11-24', zone: 'Asia/Kathmandu' } as const
    const read = (more: object = {}) =>
      readCostLines(accountId, costQuerySchema.parse({ ...days, ...more }), { now })
    const costs = await read()
    const lines = costs.parts
      .flatMap(({ lines }) => lines)
      .map((line) => [line.model, line.meter, line.quantity, line.ratePicos, line.amountPicos])
    expect(lines).toEqual([
      ['SD1.5', 'image steps', '300000000', '10000000000', '114440917969'],
      ['openai/gpt-oss-120b', 'prompt tokens', '10', '2000000', '20000000'],
      ['openai/gpt-oss-120b', 'completion tokens', '5', '2000000', '10000000'],
      ['openai/gpt-oss-120b', 'prompt tokens', '14', '1000000', '14000000'],
      ['openai/gpt-oss-120b', 'cached tokens', '6', '250000', '1500000'],
      ['openai/gpt-oss-120b', 'completion tokens', '10', '1000000', '10000000'],
    ])
    const rounding = costs.parts.flatMap((part) => part.rounding)
    expect(rounding.map((line) => [line.model, line.amountPicos])).toEqual([['SD1.5', '1']])
    expect(costs.costPicos).toBe(String(10n * 11_444_091_797n + 55_500_000n))
    expect([costs.unpriced, costs.unmetered]).toEqual(['1', '1'])
    expect(costs.parts.flatMap(({ uncharged }) => uncharged)).toEqual([
      { model: 'openai/gpt-oss-120b', kind: 'text', unpriced: '0', unmetered: '1' },
      { model: 'vendor/unpriced', kind: 'text', unpriced: '1', unmetered: '0' },
    ])
    const parts = async (split: string) => {
      const { parts: found, costPicos } = await read({ split })
      expect(costPicos).toBe(costs.costPicos)
      return found.map(({ id, label, costPicos: picos }) => [id, label, picos])
    }
    const all = costs.costPicos
    expect(await parts('kind')).toEqual([
      ['image', 'image', '114440917970'],
      ['text', 'text', '55500000'],
    ])
    expect(await parts('project')).toEqual([[formatId('prj', account.projectId), 'default', all]])
    expect(await parts('key')).toEqual([['none', '(no key)', all]])
    const byDay = await read({ split: 'day' })
    expect(byDay.parts.map(({ id, costPicos }) => [id, costPicos])).toEqual([
      ['2026-11-20T18:15:00.000Z', '12000000'],
      ['2026-11-21T18:15:00.000Z', '13500000'],
      ['2026-11-23T18:15:00.000Z', '114470917970'],
    ])
    const filtered = await read({ kinds: 'image' })
    expect(filtered.costPicos).toBe(String(10n * 11_444_091_797n))
  })
})
