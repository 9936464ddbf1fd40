import 'server-only'
import { EventEmitter } from 'node:events'

/**
 * Says inside this process that an account's numbers have moved (usage was committed, money came in, the tier
 * changed), or that who may see it has changed. Writers call it after their commit, whoever shows live pages
 * listens; telling other processes is the listener's job.
 */
const shared = globalThis as typeof globalThis & { inferometerSignals?: EventEmitter }

type Listener = (accountId: bigint) => void

function emitter(): EventEmitter {
  shared.inferometerSignals ??= new EventEmitter()
  return shared.inferometerSignals
}

function listen(event: 'account' | 'access', listener: Listener): () => void {
  emitter().on(event, listener)
  return () => emitter().off(event, listener)
}

export function signalAccount(accountId: bigint): void {
  emitter().emit('account', accountId)
}

/** A member came, went or got another role, or a session of one has ended. */
export function signalAccess(accountId: bigint): void {
  emitter().emit('access', accountId)
}

/** @returns the function that stops listening. */
export function onAccountSignal(listener: Listener): () => void {
  return listen('account', listener)
}

/** @returns the function that stops listening. */
export function onAccessSignal(listener: Listener): () => void {
  return listen('access', listener)
}
