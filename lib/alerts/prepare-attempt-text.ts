import type { AttemptOutcome, AttemptView } from '@/lib/alerts/schema'

const WORDS: Record<AttemptOutcome, string> = {
  delivered: 'delivered',
  status: 'refused',
  redirect: 'redirected, not followed',
  timeout: 'no answer in 5 s',
  no_connection: 'no connection',
  tls: 'no valid certificate',
  unknown_host: 'no such host',
  forbidden_address: 'not a public address',
  secret_changed: 'roll its secret: the server has a new key',
}

/** What came of an attempt, in words: `refused with 500`, `no answer in 5 s`. */
export function prepareAttemptText({ outcome, status }: Pick<AttemptView, 'outcome' | 'status'>): string {
  const words = WORDS[outcome]
  if (status === null) return words
  return outcome === 'status' ? `${words} with ${status}` : `${words} (${status})`
}
