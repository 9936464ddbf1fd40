import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { from, to } from 'pg-copy-streams'
import { pool } from '@/lib/db/pool'
import { ROWS_A_BATCH } from '@/tests/bench/request-logs'

/**
 * The floor that ingest is measured against: the same rows in COPY's binary format, encoded beforehand, into
 * a table without an index, by one connection and a commit a batch.
 */
const HEADER_BYTES = 19
const TRAILER = Buffer.from([0xff, 0xff])

/** Cuts a COPY's bytes into COPYs of so many rows each. */
function inBatches(all: Buffer): Buffer[] {
  const header = all.subarray(0, HEADER_BYTES)
  const batches: Buffer[] = []
  let start = HEADER_BYTES
  let rows = 0
  let at = HEADER_BYTES
  for (let columns = all.readInt16BE(at); columns >= 0; columns = all.readInt16BE(at)) {
    at += 2
    for (let column = 0; column < columns; column++) at += 4 + Math.max(0, all.readInt32BE(at))
    if (++rows % ROWS_A_BATCH !== 0) continue
    batches.push(Buffer.concat([header, all.subarray(start, at), TRAILER]))
    start = at
  }
  return batches
}

/** Seconds to copy events that are in the table, the newest of them, once more into a bare one. */
export async function copyFloor(count: number): Promise<number> {
  const client = await pool().connect()
  try {
    const newest = `select * from events order by recorded_at desc limit ${count}`
    const batches = inBatches(await buffer(client.query(to(`copy (${newest}) to stdout (format binary)`))))
    if (batches.length * ROWS_A_BATCH !== count) throw new Error('there are not that many events')
    await client.query('drop table if exists bare_events')
    await client.query('create table bare_events (like events)')
    const startedAt = performance.now()
    for (const batch of batches) {
      await pipeline(
        Readable.from([batch]),
        client.query(from('copy bare_events from stdin (format binary)')),
      )
    }
    return (performance.now() - startedAt) / 1000
  } finally {
    client.release()
  }
}
