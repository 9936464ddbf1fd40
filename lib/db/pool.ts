import 'server-only'
import pg from 'pg'
import { env } from '@/lib/env'
import { log } from '@/lib/log'

/**
 * The one connection pool of this process. The server and the bundles of the pages load their own copies of
 * this module, so the pool hangs on globalThis. BIGINT arrives as bigint; NUMERIC arrives as its text.
 */
const STATEMENT_TIMEOUT_MS = 30_000
const INT8 = 20

const shared = globalThis as typeof globalThis & { inferometerPool?: pg.Pool }

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary' ? BigInt : pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig

export function pool(): pg.Pool {
  if (!shared.inferometerPool) {
    const created = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: 16,
      types,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
      connectionTimeoutMillis: 10_000,
      // Acknowledged means on disk: the server's own default is not relied on.
      options: '-c synchronous_commit=on -c jit=off',
      application_name: 'inferometer',
    })
    // A connection that dies while idle must not end the process; the next query gets a new one.
    created.on('error', (error) => log.warn({ err: error.message }, 'an idle database connection was lost'))
    // One that dies while it is lent out fails the query that runs or comes next; unheard, the event ends the
    // process.
    created.on('connect', (client) => client.on('error', () => {}))
    shared.inferometerPool = created
  }
  return shared.inferometerPool
}

export async function closePool(): Promise<void> {
  const ending = shared.inferometerPool
  delete shared.inferometerPool
  await ending?.end()
}
