import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeEvents } from '@/lib/ingest/write-events'
import { freeEvent } from '@/tests/support/free-event'
import { makeAccount } from '@/tests/support/make-account'

const holder = new pg.Client({ connectionString: process.env.DATABASE_URL })
const watcher = new pg.Client({ connectionString: process.env.DATABASE_URL })
beforeAll(() => Promise.all([holder.connect(), watcher.connect()]))
afterAll(() => Promise.all([holder.end(), watcher.end()]))

/** Comes back when so many transactions wait for the lock that the holder has. */
async function untilWaiting(count: number): Promise<void> {
  const { rowCount } = await watcher.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  if (rowCount !== count) await untilWaiting(count)
}

async function transactionsOf(accountId: bigint): Promise<[number, number]> {
  const { rows } = await watcher.query<{ transactions: number; events: number }>(
    `select count(distinct xmin::text)::int as transactions, count(*)::int as events from events
     where account_id = $1`,
    [accountId],
  )
  return [rows[0]?.transactions ?? 0, rows[0]?.events ?? 0]
}

it('requests that come during a write wait for it, or go beside it when they are many', async () => {
  const owner = await makeAccount()
  let made = 0
  const request = (count: number) =>
    writeEvents(Array.from({ length: count }, () => freeEvent(owner, `${made++}`)))
  await holder.query('begin; lock table events in share mode')
  const first = request(1)
  await untilWaiting(1)
  const small = Array.from({ length: 50 }, () => request(10))
  const filling = Array.from({ length: 4 }, () => request(1_000))
  await untilWaiting(2)
  const late = Array.from({ length: 20 }, () => request(100))
  await holder.query('rollback')
  const repeats = await Promise.all([first, ...small, ...filling, ...late])
  expect(repeats.map((each) => each.size)).toEqual(repeats.map(() => 0))
  expect(await transactionsOf(owner.accountId)).toEqual([3, 1 + 500 + 4_000 + 2_000])
})
