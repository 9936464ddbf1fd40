import 'server-only'
import { Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import { boundSql, type CsvQuestion } from '@/lib/billing/queries/bound-sql'
import { pool } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'

/** An export goes on for as long as its reader takes; this ends one whose reader has stopped reading. */
const EXPORT_TIMEOUT = '15min'

/**
 * Postgres ends lines with a line feed, RFC 4180 with both; only names could hold one, and they have none.
 */
function crlf(count: { lines: number }, atEnd: () => void): Transform {
  return new Transform({
    transform: (chunk: Buffer, _, done) => {
      const parts = chunk.toString('latin1').split('\n')
      count.lines += parts.length - 1
      done(null, Buffer.from(parts.join('\r\n'), 'latin1'))
    },
    flush: (done) => {
      atEnd()
      done()
    },
  })
}

/** A reader that went away is no fault of ours to look into; anything else is. */
function whyBroken(error: unknown): unknown {
  const left = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
  return left ? new AppError('internal', 'The reader went away before the end.', { cause: error }) : error
}

/**
 * Streams a query's rows as CSV with a header row, straight from the server into `destination` and no faster
 * than that takes them. When the destination goes away the query is cancelled. `atEnd` is told how many rows
 * there were before the destination is ended.
 */
export async function copyCsv(
  question: CsvQuestion,
  destination: Writable,
  atEnd: (rows: number) => void,
): Promise<void> {
  const client = await pool().connect()
  let fault: Error | undefined
  try {
    await client.query('begin read only')
    await client.query(`set local statement_timeout = '${EXPORT_TIMEOUT}'`)
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const source = client.query(copyTo(`copy (${boundSql(question)}) to stdout with (format csv, header)`))
    const count = { lines: 0 }
    try {
      await pipeline(
        source,
        crlf(count, () => atEnd(count.lines - 1)),
        destination,
      )
    } catch (error) {
      // The connection is given up below; what it tells its stream then, nobody waits for.
      source.on('error', () => {})
      await pool().query('select pg_cancel_backend($1)', [rows[0]?.pid])
      throw whyBroken(error)
    }
    await client.query('commit')
  } catch (error) {
    fault = error instanceof Error ? error : new Error('The export failed')
    throw fault
  } finally {
    client.release(fault)
  }
}
