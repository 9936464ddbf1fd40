import { readRuns } from '@/lib/rating/queries/read-runs'
import { reratesOf } from '@/lib/rating/rerates-of'
import type { Rerate } from '@/lib/rating/schema'

const MOST_RUNS = 100

/** The newest re-rates, those under way among them. */
export async function listRerates(): Promise<Rerate[]> {
  return reratesOf(await readRuns(MOST_RUNS))
}
