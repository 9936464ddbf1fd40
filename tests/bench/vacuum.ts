import { patiently } from '@/tests/bench/patiently'

/** Brings the tables into the state that they are in most of the time, with nothing left to write out. */
export async function vacuum(): Promise<void> {
  await patiently('vacuum analyze events, usage_minutes, usage_hours, deltas')
  await patiently('checkpoint')
}
