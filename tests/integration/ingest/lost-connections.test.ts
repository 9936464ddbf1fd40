import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import { makeAccount } from '@/tests/support/make-account'
import { usageTotals } from '@/tests/support/usage-totals'

const NOW = new Date('2026-03-10T12:00:30Z')
const BATCHES = 16
const ROWS = 200
const ROUNDS = 12

const admin = new pg.Client({ connectionString: process.env.DATABASE_URL })
afterAll(() => admin.end())

/** Ends every connection but the one that asks. @returns how many there were */
async function endConnections(): Promise<number> {
  const { rowCount } = await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity 
     where datname = current_database() and pid <> pg_backend_pid()`,
  )
  return rowCount ?? 0
}

/** As the job does it: what fails is tried again at the next turn. */
async function foldUntilDone(turnsLeft = 20): Promise<void> {
  await foldDeltas().catch((error) => {
    if (turnsLeft === 0) throw error
    return foldUntilDone(turnsLeft - 1)
  })
}

it('writers and folders whose connections are cut lose nothing and double nothing, and go on', async () => {
  await admin.connect()
  const { accountId, source } = await makeAccount()
  const context = { source: { sourceId: source.sourceId, accountId }, now: NOW }
  const batches = Array.from({ length: BATCHES }, (_, batch) =>
    Array.from({ length: ROWS }, (_, n) => {
      const tokens = { prompt_tokens: 1, completion_tokens: 1 }
      return {
        id: `${batch}-${n}`,
        time: '2026-03-10T12:00:00Z',
        model: 'openai/gpt-oss-20b',
        status: 200,
        ...tokens,
      }
    }),
  )
  let cut = 0
  const send = async (rows: object[]): Promise<void> => {
    // What was not acknowledged is sent again.
    const answer = await ingestRows(rows, context).catch(() => null)
    if (!answer) return send(rows)
    expect(answer.accepted + answer.duplicates).toBe(ROWS)
  }
  const sending = Promise.all(batches.map(send))
  for (let round = 0; round < ROUNDS; round++) {
    cut += await endConnections()
    await foldUntilDone()
  }
  await sending
  await foldUntilDone()
  expect(cut).toBeGreaterThan(ROUNDS)
  const { events, minutes, hours, periods } = await usageTotals(accountId)
  expect(events).toMatchObject({ requests: String(BATCHES * ROWS), cost: String(BATCHES * ROWS * 80_000) })
  expect([minutes, hours, periods.cost]).toEqual([events, events, events.cost])
})
