import 'server-only'
import pg from 'pg'
import { onAccountSignal, signalAccount } from '@/lib/db/account-signals'
import { newId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { log } from '@/lib/log'

/**
 * Carries account signals between processes over Postgres's NOTIFY: at most one a second, in a transaction of its own,
 * since a NOTIFY inside the writing transaction would make commits wait for one another.
 */
const CHANNEL = 'account_signals'
const EVERY_MS = 1_000
const IDS_A_PAYLOAD = 300

export function startAnnouncing(): () => Promise<void> {
  const me = String(newId())
  const pending = new Set<bigint>()
  let heard = new Set<bigint>()
  let listener: pg.Client | undefined
  let stopped = false

  const stopListening = onAccountSignal((accountId) => {
    if (!heard.has(accountId)) pending.add(accountId)
  })

  function hear(payload: string): void {
    const [from, ...ids] = payload.split(',')
    if (from === me) return
    heard = new Set(ids.map(BigInt))
    for (const accountId of heard) signalAccount(accountId)
    heard = new Set()
  }

  async function listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: 'inferometer signals',
    })
    client.on('notification', (message) => hear(message.payload ?? ''))
    client.on('error', () => {
      listener = undefined
    })
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    listener = client
  }

  async function flush(): Promise<void> {
    if (!listener) await listen()
    const ids = [...pending]
    pending.clear()
    for (let from = 0; from < ids.length; from += IDS_A_PAYLOAD) {
      const payload = [me, ...ids.slice(from, from + IDS_A_PAYLOAD)].join()
      await pool().query('select pg_notify($1, $2)', [CHANNEL, payload])
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      await flush().catch((error: Error) =>
        log.warn({ err: error.message }, 'signals to other processes must wait'),
      )
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS).unref())
    }
  }
  const running = run()

  return async () => {
    stopped = true
    stopListening()
    await running
    await listener?.end().catch(() => undefined)
  }
}
