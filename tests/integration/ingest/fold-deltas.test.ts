import { describe, expect, it } from 'vitest'
import { closePeriods } from '@/lib/billing/close-periods'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import { createKey } from '@/lib/keys/create-key'
import { makeAccount } from '@/tests/support/make-account'
import { usageTotals } from '@/tests/support/usage-totals'

const MODEL = 'meta-llama/Llama-3.3-70B-Instruct'
const NOW = new Date('2026-03-10T12:00:30Z')
const COST = 7_600_000n

const row = (id: string, time: string, more: Record<string, unknown> = {}) => {
  return { id, time, model: MODEL, status: 200, prompt_tokens: 12, completion_tokens: 7, ...more }
}

async function ourSource() {
  const { accountId, source } = await makeAccount()
  const at = (now: Date | string) => ({
    source: { sourceId: source.sourceId, accountId },
    now: new Date(now),
  })
  return { accountId, at }
}

async function query<T extends object>(text: string, accountId: bigint): Promise<T[]> {
  return (await pool().query<T>(text, [accountId])).rows
}

const periodsOf = (accountId: bigint) =>
  query<{ period: string; usage: string; recorded: string }>(
    `select period::text, usage_period::text as usage, recorded_picos::text as recorded
     from period_costs where account_id = $1 order by period, usage_period`,
    accountId,
  )

describe('folding', () => {
  it('moves 10,000 distinct groups and loses none', async () => {
    const { accountId, at } = await ourSource()
    const start = Date.parse('2026-03-03T00:00:00Z')
    const statuses = [200, 400, 429, 500]
    const rows = Array.from({ length: 10_000 }, (_, n) =>
      row(`g${n}`, new Date(start + Math.floor(n / 4) * 60_000).toISOString(), { status: statuses[n % 4] }),
    )
    expect(await ingestRows(rows, at(NOW))).toMatchObject({ accepted: 10_000 })
    expect(await foldDeltas()).toBe(10_000)
    const { events, minutes, hours, periods } = await usageTotals(accountId)
    expect(events).toMatchObject({ requests: '10000', cost: String(2_500n * COST) })
    expect(minutes).toEqual(events)
    expect(hours).toEqual(events)
    expect(periods).toEqual({ cost: events.cost })
    expect(await query('select 1 from usage_minutes where account_id = $1', accountId)).toHaveLength(10_000)
    expect(await query('select 1 from deltas where account_id = $1', accountId)).toHaveLength(0)
    expect(await foldDeltas()).toBe(0)
  })

  it('adds to rows that are there, and keeps apart what pages group by', async () => {
    const { accountId, at } = await ourSource()
    const key = await createKey(
      { accountId, name: 'second', projectName: 'other', scopes: ['inference'] },
      { actor: 'system', now: NOW },
    )
    const time = '2026-03-10T11:59:59.999999Z'
    const image = { model: 'FLUX.1-dev', kind: 'image', width: 512, height: 512, steps: 30, images: 2 }
    const variety = [
      row('a', time),
      row('b', time, { key: formatId('key', key.keyId) }),
      row('c', time, { status: 429, limit: 'tier' }),
      row('d', time, { status: 429, limit: 'ip' }),
      row('e', time, image),
      row('f', time, { model: 'x/unknown' }),
      row('g', time, { model: 'MeloTTS', kind: 'audio', characters: 3 }),
    ]
    await ingestRows(variety, at(NOW))
    await foldDeltas()
    await ingestRows(
      variety.map((each) => ({ ...each, id: `${each.id}2` })),
      at(NOW),
    )
    const between = await usageTotals(accountId)
    await foldDeltas()
    const after = await usageTotals(accountId)
    expect(after).toEqual(between)
    expect(after.minutes).toEqual(after.events)
    expect(after.hours).toEqual(after.events)
    expect(after.events).toMatchObject({
      requests: '14',
      unpriced: '2',
      images: '4',
      steps: String(4 * 512 * 512 * 30),
    })
    const groups = await query<{ requests: bigint; minute: Date }>(
      'select requests, minute from usage_minutes where account_id = $1',
      accountId,
    )
    expect(groups.map((each) => each.requests)).toEqual(Array(7).fill(2n))
    expect(new Set(groups.map((each) => each.minute.toISOString()))).toEqual(
      new Set(['2026-03-10T11:59:00.000Z']),
    )
  })

  it('in two processes at once counts once', async () => {
    const { accountId, at } = await ourSource()
    await ingestRows([row('a', '2026-03-10T12:00:00Z'), row('b', '2026-03-10T11:00:00Z')], at(NOW))
    const folded = await Promise.all([foldDeltas(), foldDeltas(), foldDeltas()])
    expect(folded.reduce((total, each) => total + each, 0)).toBe(2)
    const { events, minutes, hours } = await usageTotals(accountId)
    expect(minutes).toEqual(events)
    expect(hours).toEqual(events)
  })

  it('while others write loses nothing', async () => {
    const { accountId, at } = await ourSource()
    const batches = Array.from({ length: 20 }, (_, batch) =>
      Array.from({ length: 50 }, (_, n) => row(`w${batch}-${n}`, `2026-03-10T11:${10 + (n % 40)}:00Z`)),
    )
    const writing = Promise.all(batches.map((batch) => ingestRows(batch, at(NOW))))
    for (let step = 0; step < 10; step++) await foldDeltas()
    await writing
    const before = await usageTotals(accountId)
    await foldDeltas()
    const { events, minutes, hours, periods } = await usageTotals(accountId)
    expect(events.requests).toBe('1000')
    expect([minutes, hours, before.minutes]).toEqual([events, events, events])
    expect(periods.cost).toBe(events.cost)
  })

  it('goes on with other accounts when one fails, whose usage is still counted', async () => {
    const [bad, good] = [await ourSource(), await ourSource()]
    for (const { at } of [bad, good]) await ingestRows([row('a', '2026-03-10T12:00:00Z')], at(NOW))
    await pool().query(
      `insert into usage_hours select account_id, date_trunc('hour', minute, 'UTC'), project_id, key_id,
         model, kind, status, refused_by, price_id, 9223372036854775807, 0, 0, 0, 0, 0, 0, 0, 0, 0
       from deltas where account_id = $1`,
      [bad.accountId],
    )
    expect(await foldDeltas()).toBe(1)
    expect(await query('select 1 from deltas where account_id = $1', good.accountId)).toHaveLength(0)
    expect(await query('select 1 from deltas where account_id = $1', bad.accountId)).toHaveLength(1)
    expect((await usageTotals(bad.accountId)).minutes.requests).toBe('1')
    await pool().query('delete from usage_hours where account_id = $1', [bad.accountId])
    expect(await foldDeltas()).toBe(1)
  })
})

describe('the period of a cost', () => {
  it('is the month of the usage, in UTC, until that month has closed, 72 hours after its end', async () => {
    const { accountId, at } = await ourSource()
    const february = [
      '2026-02-28T23:59:59.999999Z',
      '2026-02-28T23:30:00Z',
      '2026-02-20T10:00:00Z',
      '2026-02-21T10:00:00Z',
    ]
    const folds = [
      { now: '2026-03-01T00:00:30Z', rows: [row('a', february[0] ?? ''), row('b', '2026-03-01T00:00:00Z')] },
      { now: '2026-03-03T23:59:59.999Z', rows: [row('c', february[1] ?? '')] },
      { now: '2026-03-04T00:00:00Z', rows: [row('d', february[2] ?? '')] },
      { now: '2026-03-20T00:00:00Z', rows: [row('e', february[3] ?? '', { prompt_tokens: 0 })] },
    ]
    for (const { now, rows } of folds) {
      await closePeriods({ now: new Date(now) })
      expect(await ingestRows(rows, at(now))).toMatchObject({ accepted: rows.length })
      await foldDeltas()
    }
    expect(await periodsOf(accountId)).toEqual([
      { period: '2026-02-01', usage: '2026-02-01', recorded: String(2n * COST) },
      { period: '2026-03-01', usage: '2026-02-01', recorded: String(COST + 7n * 400_000n) },
      { period: '2026-03-01', usage: '2026-03-01', recorded: String(COST) },
    ])
  })

  it('is its own when it was written in time and is folded late: the month waits for it', async () => {
    const { accountId, at } = await ourSource()
    const due = { now: new Date('2026-03-04T00:00:00Z') }
    await ingestRows([row('a', '2026-02-28T12:00:00Z')], at('2026-03-02T00:00:00Z'))
    const appended = (time: string) =>
      query(`update deltas set appended_at = '${time}' where account_id = $1 returning 1`, accountId)
    await appended('2026-03-03T23:59:59.999999Z')
    await closePeriods(due)
    await foldDeltas()
    await closePeriods(due)
    await ingestRows([row('b', '2026-02-28T12:00:00Z')], at('2026-03-04T00:00:00Z'))
    await appended('2026-03-04T00:00:00Z')
    await closePeriods(due)
    await foldDeltas()
    expect(await periodsOf(accountId)).toEqual([
      { period: '2026-02-01', usage: '2026-02-01', recorded: String(COST) },
      { period: '2026-03-01', usage: '2026-02-01', recorded: String(COST) },
    ])
  })

  it('has no row for usage that cost nothing', async () => {
    const { accountId, at } = await ourSource()
    await ingestRows(
      [row('a', '2026-03-10T12:00:00Z', { status: 500 }), row('b', '2026-03-10T12:00:00Z', { model: 'x/y' })],
      at(NOW),
    )
    await foldDeltas()
    expect(await periodsOf(accountId)).toEqual([])
    expect((await usageTotals(accountId)).minutes).toMatchObject({ requests: '2', unpriced: '1', cost: '0' })
  })
})

describe('late events', () => {
  it('join the minute and hour they happened in', async () => {
    const { accountId, at } = await ourSource()
    await ingestRows([row('a', '2026-03-10T12:00:00Z')], at(NOW))
    await foldDeltas()
    await ingestRows([row('late', '2026-02-04T07:08:09Z'), row('ahead', '2026-03-10T12:05:30Z')], at(NOW))
    await foldDeltas()
    const minutes = await query<{ minute: Date }>(
      'select minute from usage_minutes where account_id = $1 order by minute',
      accountId,
    )
    expect(minutes.map((each) => each.minute.toISOString())).toEqual([
      '2026-02-04T07:08:00.000Z',
      '2026-03-10T12:00:00.000Z',
      '2026-03-10T12:05:00.000Z',
    ])
    const { events, hours } = await usageTotals(accountId)
    expect(hours).toEqual(events)
  })
})
