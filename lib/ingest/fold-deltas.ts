import { transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { accountsWithDeltas, foldStep, withFoldLock } from '@/lib/ingest/queries/fold'
import { log } from '@/lib/log'

/** What one transaction moves, so that none is long. */
const DELTAS_PER_STEP = 20_000

async function foldAccount(accountId: bigint, now: Date): Promise<number> {
  const limits = { most: DELTAS_PER_STEP, graceHours: env().STATEMENT_GRACE_HOURS, now }
  let folded = 0
  for (let step = DELTAS_PER_STEP; step === DELTAS_PER_STEP; folded += step) {
    step = await transaction((client) => foldStep(client, accountId, limits))
  }
  return folded
}

/**
 * Folds what batches have appended into minute rows, hour rows and the recorded cost of periods, one
 * account after the other and one process at a time. Every step stands or falls as a whole, so that a crash
 * leaves totals right; an account whose fold fails keeps its deltas, which readers count, and doesn't keep
 * others from theirs.
 * @returns how many deltas were folded; 0 while another process folds
 */
export async function foldDeltas({ now }: { now: Date }): Promise<number> {
  const folded = await withFoldLock(async () => {
    let sum = 0
    for (const accountId of await accountsWithDeltas()) {
      try {
        sum += await foldAccount(accountId, now)
      } catch (error) {
        log.error({ err: (error as Error).message }, 'an account could not be folded and will be tried again')
      }
    }
    return sum
  })
  return folded ?? 0
}
