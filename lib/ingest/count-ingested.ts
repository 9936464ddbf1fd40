import { Counter } from 'prom-client'
import type { IngestAnswer } from '@/lib/ingest/schema'

/** One a process, however often this module is loaded: the registry takes no name twice. */
const shared = globalThis as typeof globalThis & {
  inferometerIngested?: Counter<'format' | 'result'>
}

shared.inferometerIngested ??= new Counter({
  name: 'inferometer_events_ingested_total',
  help: 'Rows of request logs by the format they came in and what became of them.',
  labelNames: ['format', 'result'],
})
const events = shared.inferometerIngested

/** Counts what an ingest answered; each row once. What has no price yet was accepted like the rest. */
export function countIngested(
  format: string,
  answer: Pick<IngestAnswer, 'accepted' | 'duplicates' | 'conflicts' | 'rejected'>,
): void {
  events.inc({ format, result: 'accepted' }, answer.accepted)
  events.inc({ format, result: 'duplicate' }, answer.duplicates)
  events.inc({ format, result: 'conflict' }, answer.conflicts)
  events.inc({ format, result: 'rejected' }, answer.rejected)
}
