import { Counter } from 'prom-client'
import type { Decision } from '@/lib/limits/schema'

/** One a process, however often this module is loaded: the registry takes no name twice. */
const shared = globalThis as typeof globalThis & {
  inferometerDecisions?: Counter<'limit' | 'result'>
  inferometerJournalFailures?: Counter
}

shared.inferometerDecisions ??= new Counter({
  name: 'inferometer_limit_decisions_total',
  help: 'Requests decided by the limiter: refused by which limit, or admitted by all.',
  labelNames: ['limit', 'result'],
})
shared.inferometerJournalFailures ??= new Counter({
  name: 'inferometer_admission_journal_failures_total',
  help: 'Admissions that could not be noted on disk; a restart forgets them.',
})
const decisions = shared.inferometerDecisions
const journalFailures = shared.inferometerJournalFailures

export function countDecision({ refusedBy }: Decision): void {
  decisions.inc({ limit: refusedBy ?? 'all', result: refusedBy ? 'refused' : 'admitted' })
}

export function countJournalFailure(): void {
  journalFailures.inc()
}
