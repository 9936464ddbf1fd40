import { pool } from '@/lib/db/pool'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import type { Figure } from '@/tests/bench/figure'
import { prove } from '@/tests/bench/prove'
import { ROWS_A_BATCH, requestLogs } from '@/tests/bench/request-logs'
import { makeSource, makeTenants } from '@/tests/bench/tenants'

const MINUTES = 100
/** 20 keys with 3 models each and a few failures make some 100 minute rows of 30 events each. */
const KEYS = 20
const BATCHES_A_MINUTE = 3
const MINUTE_MS = 60_000

async function sizes() {
  await pool().query('create table bare_events as select * from events')
  const { rows } = await pool().query<Record<'events' | 'minutes' | 'whole' | 'bare', string>>(
    `select (select count(*) from events) as events, (select count(*) from usage_minutes) as minutes,
       pg_table_size('bare_events') as bare,
       pg_total_relation_size('events') + pg_total_relation_size('usage_minutes')
         + pg_total_relation_size('usage_hours') + pg_total_relation_size('period_costs') as whole`,
  )
  const { events = 0, minutes = 0, bare = 0, whole = 0 } = rows[0] ?? {}
  return { events: Number(events), minutes: Number(minutes), bare: Number(bare), whole: Number(whole) }
}

/** Bar 4: everything that an event leaves on disk, written as time goes by, against its row alone. */
export async function benchStorage(): Promise<Figure[]> {
  const keys = (await makeTenants(KEYS, 1)).flatMap((tenant) => tenant.keys)
  const { sourceId } = await makeSource()
  const firstMinute = Math.floor(Date.now() / MINUTE_MS - MINUTES) * MINUTE_MS
  for (let minute = 0; minute < MINUTES; minute++) {
    const now = new Date(firstMinute + minute * MINUTE_MS + MINUTE_MS - 1)
    for (const lines of requestLogs(BATCHES_A_MINUTE, keys, now.getTime())) {
      await ingestRows(
        lines.map((line) => JSON.parse(line)),
        { source: { sourceId, accountId: null }, now },
      )
    }
    await foldDeltas()
    if (minute % 10 === 9) console.log(`${minute + 1} of ${MINUTES} minutes`)
  }
  const proof = await prove(MINUTES * BATCHES_A_MINUTE * ROWS_A_BATCH)
  const { events, minutes, bare, whole } = await sizes()
  const figure = whole / bare
  const bytes = `${Math.round(whole / events)} : ${Math.round(bare / events)} bytes`
  return [
    {
      bar: 4,
      what: 'bytes on disk an event : its bare row',
      figure: figure.toFixed(2),
      wanted: '<= 2.5',
      met: figure <= 2.5,
      spread: '',
      notes: `${bytes}, ${Math.round(events / minutes)} events a minute row; ${proof}`,
    },
  ]
}
