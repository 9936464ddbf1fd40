import 'server-only'
import { onAccessSignal, onAccountSignal, signalAccess, signalAccount } from '@/lib/db/account-signals'
import { newId } from '@/lib/db/id'
import { pause } from '@/lib/db/pause'
import { hearProcesses, type Listener, sayToProcesses } from '@/lib/db/signals-channel'
import { log } from '@/lib/log'

/**
 * Carries account signals between processes over Postgres's NOTIFY: at most one a second, in a transaction of
 * its own, since a NOTIFY inside the writing transaction would make commits wait for one another. A payload
 * is the sender and then the accounts, one whose access has changed with a mark before its id.
 */
const EVERY_MS = 1_000
const IDS_A_PAYLOAD = 300
const ACCESS_MARK = '!'

function pass(word: string): void {
  if (word.startsWith(ACCESS_MARK)) signalAccess(BigInt(word.slice(ACCESS_MARK.length)))
  else signalAccount(BigInt(word))
}

/** @returns the function that says what is left to say, and then stops. */
export function startAnnouncing(): () => Promise<void> {
  const me = String(newId())
  const pending = new Set<string>()
  let heard = new Set<string>()
  let listener: Listener | undefined
  const stop = new AbortController()

  function note(word: string): void {
    if (!heard.has(word)) pending.add(word)
  }
  const stopListening = [
    onAccountSignal((accountId) => note(String(accountId))),
    onAccessSignal((accountId) => note(ACCESS_MARK + accountId)),
  ]

  function hear(payload: string): void {
    const [from, ...words] = payload.split(',')
    if (from === me) return
    heard = new Set(words)
    for (const word of heard) pass(word)
    heard = new Set()
  }

  async function say(): Promise<void> {
    if (!listener?.isListening()) listener = await hearProcesses(hear)
    const words = [...pending]
    pending.clear()
    for (let from = 0; from < words.length; from += IDS_A_PAYLOAD) {
      await sayToProcesses([me, ...words.slice(from, from + IDS_A_PAYLOAD)].join())
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
    for (const each of stopListening) each()
    stop.abort()
    await running
    await listener?.end()
  }
}
