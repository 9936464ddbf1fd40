import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatId } from '@/lib/db/id'
import { readLatency } from '@/lib/usage/read-latency'
import { latencyQuerySchema, type Percentiles } from '@/lib/usage/schema'
import { recordHalfFolded, type TestAccount } from '@/tests/integration/usage/recorded-events'
import { makeAccount } from '@/tests/support/make-account'

const now = new Date('2026-11-03T20:10:30Z')
const MODELS = ['openai/gpt-oss-120b', 'deepseek-ai/DeepSeek-V3', 'vendor/unpriced'] as const

type Row = {
  id: string
  time: string
  model: string
  status: number
  latency_ms?: number | undefined
  ttft_ms?: number | undefined
  key?: string | undefined
}

let made = 0
const row = (time: Date | string, own: Partial<Row> = {}): Row => ({
  id: `r${made++}`,
  time: new Date(time).toISOString(),
  model: MODELS[0],
  status: 200,
  ...own,
})

const read = (account: TestAccount, view: object) =>
  readLatency(account.accountId, latencyQuerySchema.parse(view), { now })

/** Says that figures are those of the latencies, each within 5 %. */
function expectPercentiles(found: Percentiles | null | undefined, latencies: readonly number[]): void {
  const sorted = [...latencies].sort((a, b) => a - b)
  if (sorted.length === 0) {
    expect(found ?? null).toBeNull()
    return
  }
  expect(found?.count).toBe(String(sorted.length))
  for (const [figure, percent] of [
    [found?.p50Ms, 50] as const,
    [found?.p95Ms, 95] as const,
    [found?.p99Ms, 99] as const,
  ]) {
    const exact = sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN
    expect(Math.abs((figure ?? Number.NaN) - exact)).toBeLessThanOrEqual(exact * 0.05 + 1e-9)
  }
}

const event = fc.record({
  minutesAgo: fc.oneof(
    fc.integer({ min: 0, max: 30 * 1440 }),
    fc.integer({ min: 0, max: 120 }),
    // Around the hour that the clocks of Los Angeles strike twice.
    fc.integer({ min: 3530, max: 3760 }),
  ),
  model: fc.constantFrom(...MODELS),
  status: fc.constantFrom(200, 200, 200, 429, 500),
  latency: fc.option(fc.integer({ min: 0, max: 60_000 }), { freq: 4 }),
  hasKey: fc.boolean(),
})
const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Kathmandu', 'Australia/Lord_Howe']
const view = fc.record({
  zone: fc.constantFrom(...ZONES),
  asked: fc.constantFrom(
    ...[{ range: '1h' }, { range: '24h' }, { range: '7d' }, { range: '30d' }, { range: '24h', by: 'minute' }],
    ...[{ range: '7d', by: 'hour' }, { range: 'month' }, { range: 'last-month' }],
  ),
})

describe('readLatency', () => {
  it('gives what sorting the events would give, within 5 %, in any zone and state of the fold', async () => {
    const account = await makeAccount()
    const key = formatId('key', account.inferenceKey.keyId)
    const choices = fc.sample(event, { numRuns: 900, seed: 5 })
    const rows = choices.map(({ minutesAgo, model, status, latency, hasKey }) =>
      row(new Date(now.getTime() - minutesAgo * 60_000), {
        model,
        status,
        latency_ms: latency ?? undefined,
        ttft_ms: latency === null ? undefined : Math.floor(latency / 7),
        key: hasKey ? key : undefined,
      }),
    )
    await recordHalfFolded(account, rows, now)
    for (const { zone, asked } of fc.sample(view, { numRuns: 24, seed: 7 })) {
      for (const measure of ['latency', 'ttft'] as const) {
        const answer = await read(account, { ...asked, zone, measure, group: 'model', top: 2 })
        const within = (startAt: string | undefined, endAt: string | undefined) => (each: Row) =>
          each.time >= (startAt ?? '') && each.time < (endAt ?? '')
        const of = (list: readonly Row[]) => list.flatMap((each) => each[`${measure}_ms`] ?? [])
        const inRange = rows.filter(within(answer.startAt, answer.endAt))
        expectPercentiles(answer.total, of(inRange))
        expect(answer.buckets.length).toBeLessThanOrEqual(300)
        for (const [index, startAt] of answer.buckets.entries()) {
          const point = answer.points.find((each) => each.bucket === index)
          const endAt = answer.buckets[index + 1] ?? answer.endAt
          expectPercentiles(point, of(inRange.filter(within(startAt, endAt))))
        }
        const named = answer.groups.map((group) => group.id)
        for (const group of answer.groups) {
          const isMember = ({ model }: Row) =>
            group.id === '*' ? !named.includes(model) : model === group.id
          expectPercentiles(group, of(inRange.filter(isMember)))
        }
        expect(answer.groups.reduce((sum, group) => sum + Number(group.count), 0)).toBe(of(inRange).length)
      }
    }
  })

  it('compares with the same part of the period before, and leaves it out of the groups', async () => {
    const account = await makeAccount()
    const passed = row('2026-10-27T20:00:00Z', { latency_ms: 5 })
    const notYet = [
      row('2026-10-27T20:15:00Z', { latency_ms: 9 }),
      row('2026-10-27T23:00:00Z', { latency_ms: 9 }),
    ]
    const current = row('2026-11-03T20:00:00Z', { latency_ms: 7, model: MODELS[1] })
    await recordHalfFolded(account, [passed, ...notYet, current], now)
    const week = await read(account, { range: '7d', group: 'model' })
    expect(week.previous).toEqual({ count: '1', p50Ms: 5, p95Ms: 5, p99Ms: 5 })
    expect(week.total).toEqual({ count: '1', p50Ms: 7, p95Ms: 7, p99Ms: 7 })
    expect(week.groups.map(({ id, count }) => [id, count])).toEqual([[MODELS[1], '1']])
    const day = await read(account, { range: '24h' })
    expect(day).toMatchObject({ groups: [], previous: null, total: { p50Ms: 7 } })
    const october = await read(account, { range: 'last-month' })
    expect(october.total).toEqual({ count: '3', p50Ms: 9, p95Ms: 9, p99Ms: 9 })
  })

  it('narrows by model, key, kind and status, and groups by each', async () => {
    const account = await makeAccount()
    const key = formatId('key', account.inferenceKey.keyId)
    await recordHalfFolded(
      account,
      [
        row('2026-11-03T20:00:01Z', { latency_ms: 1 }),
        row('2026-11-03T20:00:02Z', { latency_ms: 2, key }),
        row('2026-11-03T20:00:03Z', { latency_ms: 3, status: 500, model: MODELS[1] }),
        row('2026-11-03T20:00:04Z', { status: 429 }),
      ],
      now,
    )
    const counts = async (own: object) => (await read(account, own)).total?.count ?? null
    expect(await counts({})).toBe('3')
    expect(await counts({ models: MODELS[1] })).toBe('1')
    expect(await counts({ keys: key })).toBe('1')
    expect(await counts({ keys: 'none' })).toBe('2')
    expect(await counts({ statuses: '500,429' })).toBe('1')
    expect(await counts({ kinds: 'image' })).toBeNull()
    expect(await counts({ measure: 'ttft' })).toBeNull()
    const groups = async (group: string) => {
      const answer = await read(account, { group })
      return answer.groups.map(({ label, count, p99Ms }) => [label, count, p99Ms])
    }
    expect(await groups('status')).toEqual([
      ['200', '2', 2],
      ['500', '1', 3],
    ])
    expect(await groups('key')).toEqual([
      ['(no key)', '2', 3],
      ['inference', '1', 2],
    ])
    expect(await groups('kind')).toEqual([['text', '3', 3]])
    expect(await groups('project')).toEqual([['default', '3', 3]])
  })

  it('knows nothing of other accounts, and has nothing where nothing was logged', async () => {
    const [account, other] = [await makeAccount(), await makeAccount()]
    await recordHalfFolded(other, [row('2026-11-03T20:00:01Z', { latency_ms: 1 })], now)
    const answer = await read(account, { range: '90d', group: 'model' })
    expect(answer).toMatchObject({ points: [], groups: [], total: null, previous: null })
    expect(answer.buckets.length).toBe(90)
  })
})
