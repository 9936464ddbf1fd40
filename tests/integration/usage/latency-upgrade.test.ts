import { expect, it } from 'vitest'
import { migrate } from '@/lib/db/migrate'
import { pool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { reconcile } from '@/lib/reconcile/reconcile'
import { BUCKET_STARTS, MAX_LATENCY_MS } from '@/lib/usage/latency-buckets'
import { readLatency } from '@/lib/usage/read-latency'
import { latencyQuerySchema } from '@/lib/usage/schema'
import { recordHalfFolded } from '@/tests/integration/usage/recorded-events'
import { makeAccount } from '@/tests/support/make-account'

const now = new Date('2026-11-24T10:00:00Z')

it('a database from before there were histograms counts the events that it has, folded or not', async () => {
  const account = await makeAccount()
  const { accountId } = account
  // Every edge of every bucket: the migration has a list of its own, which must stay what it was.
  const latencies = BUCKET_STARTS.flatMap((start) => [start, Math.max(0, start - 1)]).concat(MAX_LATENCY_MS)
  const rows = latencies.map((latency_ms, index) => ({
    id: `e${index}`,
    time: new Date(now.getTime() - index * 31_000).toISOString(),
    model: 'openai/gpt-oss-120b',
    status: index % 5 === 0 ? 500 : 200,
    latency_ms,
    ...(index % 3 === 0 ? { ttft_ms: Math.floor(latency_ms / 2) } : {}),
  }))
  await recordHalfFolded(account, rows, now)
  const read = async () => {
    const view = { range: '24h', by: 'minute', group: 'status' }
    const query = (measure: string) => latencyQuerySchema.parse({ ...view, measure })
    return [
      await readLatency(accountId, query('latency'), { now }),
      await readLatency(accountId, query('ttft'), { now }),
    ]
  }
  const before = await read()
  expect(before[0]?.total?.count).toBe(String(rows.length))

  for (const table of ['deltas', 'usage_minutes', 'usage_hours']) {
    await pool().query(`alter table ${table} drop column latency_histogram, drop column ttft_histogram`)
  }
  await pool().query("delete from _prisma_migrations where migration_name like '%_latency_histograms'")
  expect(await migrate(env().DATABASE_URL)).toEqual([expect.stringMatching(/_latency_histograms$/)])

  expect(await read()).toEqual(before)
  expect((await reconcile({ accountId })).differences).toEqual([])
  await foldDeltas()
  expect(await read()).toEqual(before)
  expect((await reconcile({ accountId })).differences).toEqual([])
})
