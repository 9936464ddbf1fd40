import 'server-only'
import { EventEmitter } from 'node:events'

/**
 * Says inside this process that an account's numbers have moved: usage was committed, money came in, the tier
 * changed. Writers call it after their commit, whoever shows live pages listens; telling other processes is
 * the listener's job.
 */
const shared = globalThis as typeof globalThis & { inferometerSignals?: EventEmitter }

function emitter(): EventEmitter {
  shared.inferometerSignals ??= new EventEmitter()
  return shared.inferometerSignals
}

export function signalAccount(accountId: bigint): void {
  emitter().emit('account', accountId)
}

/** @returns the function that stops listening. */
export function onAccountSignal(listener: (accountId: bigint) => void): () => void {
  emitter().on('account', listener)
  return () => emitter().off('account', listener)
}
