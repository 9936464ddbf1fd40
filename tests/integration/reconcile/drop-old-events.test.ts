import { PassThrough } from 'node:stream'
import { text as readText } from 'node:stream/consumers'
import { beforeEach, describe, expect, it } from 'vitest'
import { exportBillingCsv } from '@/lib/billing/export-billing-csv'
import { postCharges } from '@/lib/billing/post-charges'
import { pool } from '@/lib/db/pool'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { dropOldEvents } from '@/lib/reconcile/drop-old-events'
import { reconcile } from '@/lib/reconcile/reconcile'
import { DAY_MS } from '@/lib/time/range'
import { readUsage } from '@/lib/usage/read-usage'
import { usageQuerySchema } from '@/lib/usage/schema'
import { makeAccount } from '@/tests/support/make-account'
import { IMAGE_MODEL, sendUsage, textRow } from '@/tests/support/send-usage'

/** Raw events are kept 400 days when nothing else is set. */
const KEPT_MS = 400 * DAY_MS
const SENT_AT = new Date('2025-03-10T12:00:00Z')
/** Midnight after the first two of the days below, and 400 days. */
const LATER = new Date(Date.parse('2025-03-08T00:00:00Z') + KEPT_MS)

const DAYS = ['2025-03-06', '2025-03-07', '2025-03-08']
/** At both sides of the midnights of Kathmandu (18:15 of UTC), Kolkata (18:30) and UTC. */
const MOMENTS = ['00:00:00', '05:07:30', '18:14:59', '18:15:00', '18:29:59', '18:30:00', '23:59:59']

const rows = DAYS.flatMap((day) => [
  ...MOMENTS.map((time, n) => textRow(`${day}T${time}Z`, { completion_tokens: n, latency_ms: 100 + n })),
  textRow(`${day}T10:01:00Z`, { status: 429, limit: 'tier', prompt_tokens: null }),
  textRow(`${day}T10:02:00Z`, { model: 'nobody/knows' }),
  {
    id: `i${day}`,
    time: `${day}T10:03:00Z`,
    model: IMAGE_MODEL,
    kind: 'image',
    status: 200,
    width: 1000,
    height: 1000,
    steps: 30,
  },
])

async function count(table: string, accountId: bigint, where = 'true'): Promise<number> {
  const { rows: found } = await pool().query<{ n: bigint }>(
    `select count(*) as n from ${table} where account_id = $1 and ${where}`,
    [accountId],
  )
  return Number(found[0]?.n)
}

/** Everything that pages and exports say of these days, in zones on and off the hour. */
async function everythingSaid(accountId: bigint) {
  const views = ['UTC', 'Asia/Kathmandu', 'Asia/Kolkata', 'America/New_York'].flatMap((zone) =>
    (['hour', 'day'] as const).map((by) => ({ zone, by })),
  )
  const said = await Promise.all(
    views.map(async ({ zone, by }) => {
      const custom = { range: 'custom', from: '2025-03-05', to: '2025-03-09' }
      const query = usageQuerySchema.parse({ ...custom, zone, by, group: 'model' })
      const { points, total } = await readUsage(accountId, query, { now: LATER })
      const csv = new PassThrough()
      const range = { startAt: new Date('2025-03-05T00:00:00Z'), endAt: new Date('2025-03-10T00:00:00Z') }
      const ask = { format: 'plain', of: { ...range, zone, filters: {} } } as const
      const [lines] = await Promise.all([readText(csv), exportBillingCsv(accountId, ask, csv)])
      return { zone, by, points, total, lines }
    }),
  )
  return said
}

describe('dropping old events', () => {
  let accountId = 0n

  beforeEach(async () => {
    const made = await makeAccount()
    accountId = made.accountId
    await sendUsage(made, rows, SENT_AT)
    await foldDeltas()
    await postCharges({ now: SENT_AT })
  })

  const differences = async () => (await reconcile({ accountId })).differences

  it('seals the days that are old enough and changes nothing that anyone is told', async () => {
    const before = await everythingSaid(accountId)
    const compared = await reconcile({ accountId })
    expect(await dropOldEvents({ now: new Date(LATER.getTime() - 1) })).toBe(10)
    expect(await dropOldEvents({ now: LATER })).toBe(10)
    expect(await dropOldEvents({ now: LATER })).toBe(0)
    expect(await count('events', accountId)).toBe(10)
    expect(await count('events', accountId, `time < '2025-03-08T00:00:00Z'`)).toBe(0)
    expect(await everythingSaid(accountId)).toEqual(before)
    expect(await reconcile({ accountId })).toEqual(compared)
    expect(compared.differences).toEqual([])
  })

  it('keeps a quarter of an hour as the finest row of a dropped day, and hours as they were', async () => {
    const hours = await count('usage_hours', accountId)
    await dropOldEvents({ now: LATER })
    const old = `minute < '2025-03-08T00:00:00Z'`
    const offQuarter = `extract(minute from minute)::int % 15 <> 0`
    expect(await count('usage_minutes', accountId, `${old} and ${offQuarter}`)).toBe(0)
    expect(await count('usage_minutes', accountId, `not (${old}) and ${offQuarter}`)).toBeGreaterThan(0)
    expect(await count('usage_hours', accountId)).toBe(hours)
    const day = { range: 'custom', from: '2025-03-07', to: '2025-03-07', by: 'minute' }
    const asked = (more: object) =>
      readUsage(accountId, usageQuerySchema.parse({ ...day, ...more }), { now: LATER })
    expect((await asked({})).granularity).toBe('hour')
    expect((await asked({ from: '2025-03-08', to: '2025-03-08' })).granularity).toBe('minute')
  })

  it('keeps the events of a day that does not agree, and drops those of others', async () => {
    const off = (picos: number) =>
      pool().query(
        `update usage_hours set cost_picos = cost_picos + $2
         where account_id = $1 and hour = '2025-03-06T10:00:00Z' and kind = 'image'`,
        [accountId, picos],
      )
    await off(1)
    expect(await dropOldEvents({ now: LATER })).toBe(10)
    expect(await count('events', accountId, `time < '2025-03-07T00:00:00Z'`)).toBe(10)
    expect(await count('sealed_days', accountId, `day = '2025-03-06'`)).toBe(0)
    expect((await differences()).length).toBeGreaterThan(0)
    await off(-1)
    expect(await dropOldEvents({ now: LATER })).toBe(10)
    expect(await differences()).toEqual([])
  })

  it('lets the seal stand for the events: what is changed later shows', async () => {
    await dropOldEvents({ now: LATER })
    await pool().query(
      `update usage_hours set prompt_tokens = prompt_tokens + 1
       where account_id = $1 and hour = '2025-03-07T05:00:00Z'`,
      [accountId],
    )
    expect((await differences()).map(({ at, what }) => `${at} ${what}`)).toContain(
      `2025-03-07 prompt_tokens in hour rows against events (text meta-llama/Llama-3.3-70B-Instruct 200)`,
    )
  })

  it('goes on where it was cut off, and agrees meanwhile', async () => {
    await pool().query(
      `create function refuse_delete() returns trigger language plpgsql as $$ begin
         raise exception 'cut off'; end $$`,
    )
    await pool().query(
      `create trigger refuse before delete on events for each row when (old.time >= '2025-03-07T00:00:00Z')
       execute function refuse_delete()`,
    )
    expect(await dropOldEvents({ now: LATER })).toBe(0)
    expect(await count('events', accountId)).toBe(20)
    expect(await count('sealed_days', accountId, `day = '2025-03-07'`)).toBeGreaterThan(0)
    expect(await differences()).toEqual([])
    await pool().query('drop function refuse_delete cascade')
    expect(await dropOldEvents({ now: LATER })).toBe(10)
    expect(await differences()).toEqual([])
    expect(await count('events', accountId)).toBe(10)
  })

  it('stops when it is told to, and drops once when two processes try', async () => {
    expect(await dropOldEvents({ now: LATER, signal: AbortSignal.abort() })).toBe(0)
    expect(await count('sealed_days', accountId)).toBe(0)
    const both = await Promise.all([dropOldEvents({ now: LATER }), dropOldEvents({ now: LATER })])
    expect(both.toSorted((a, b) => a - b)).toEqual([0, 20])
    expect(await differences()).toEqual([])
  })
})
