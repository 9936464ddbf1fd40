import 'server-only'
import { onAccountSignal, signalAccount } from '@/lib/db/account-signals'
import { newId } from '@/lib/db/id'
import { pause } from '@/lib/db/pause'
import { hearProcesses, type Listener, sayToProcesses } from '@/lib/db/signals-channel'
import { log } from '@/lib/log'

/**
 * Carries account signals between processes over Postgres's NOTIFY: at most one a second, in a transaction of
 * its own, since a NOTIFY inside the writing transaction would make commits wait for one another.
 */
const EVERY_MS = 1_000
const IDS_A_PAYLOAD = 300

/** @returns the function that says what is left to say, and then stops. */
export function startAnnouncing(): () => Promise<void> {
  const me = String(newId())
  const pending = new Set<bigint>()
  let heard = new Set<bigint>()
  let listener: Listener | undefined
  const stop = new AbortController()

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

  async function say(): Promise<void> {
    if (!listener?.isListening()) listener = await hearProcesses(hear)
    const ids = [...pending]
    pending.clear()
    for (let from = 0; from < ids.length; from += IDS_A_PAYLOAD) {
      await sayToProcesses([me, ...ids.slice(from, from + IDS_A_PAYLOAD)].join())
    }
  }

  const trySaying = () =>
    say().catch((error: Error) => log.warn({ err: error.message }, 'signals to other processes must wait'))

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      await trySaying()
      await pause(EVERY_MS, stop.signal)
    }
    await trySaying()
  }
  const running = run()

  return async () => {
    stopListening()
    stop.abort()
    await running
    await listener?.end()
  }
}
