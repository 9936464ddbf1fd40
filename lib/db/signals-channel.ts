import 'server-only'
import pg from 'pg'
import { pool } from '@/lib/db/pool'
import { env } from '@/lib/env'

/**
 * A line between the processes that share a database, by LISTEN and NOTIFY. What is said on it is heard by
 * who listens at that moment, and by the speaker as well.
 */
const CHANNEL = 'account_signals'

/** Says a payload (at most 8,000 bytes) in a transaction of its own. */
export async function sayToProcesses(payload: string): Promise<void> {
  await pool().query('select pg_notify($1, $2)', [CHANNEL, payload])
}

export type Listener = { isListening: () => boolean; end: () => Promise<void> }

/** Opens a connection that hears; it is not renewed by itself when it is lost. */
export async function hearProcesses(onPayload: (payload: string) => void): Promise<Listener> {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    application_name: 'inferometer signals',
  })
  let isListening = true
  client.on('notification', (message) => onPayload(message.payload ?? ''))
  client.on('error', () => {
    isListening = false
  })
  await client.connect()
  await client.query(`listen ${CHANNEL}`)
  return { isListening: () => isListening, end: () => client.end().catch(() => undefined) }
}
