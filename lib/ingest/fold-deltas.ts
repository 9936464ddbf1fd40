import { transaction } from '@/lib/db/transaction'
import { type Backlog, foldBacklog, foldStep, vacuumDeltas, withFoldLock } from '@/lib/ingest/queries/fold'
import { log } from '@/lib/log'

/** What one transaction moves, so that none is long. */
const DELTAS_PER_STEP = 20_000

/** Deltas moved since their room was given back, and how many are worth the work. */
let movedSinceVacuum = 0
const ENOUGH_TO_VACUUM = 20_000

async function giveBackRoom(folded: number): Promise<void> {
  movedSinceVacuum += folded
  if (movedSinceVacuum < ENOUGH_TO_VACUUM) return
  movedSinceVacuum = 0
  await vacuumDeltas()
}

/** Accounts that one step has room for; one that alone is too much for a step comes by itself. */
function inSteps(backlog: readonly Backlog[]): bigint[][] {
  const steps: bigint[][] = []
  let room = 0
  for (const { accountId, count } of backlog) {
    const step = steps.at(-1)
    if (step && count <= room) step.push(accountId)
    else {
      steps.push([accountId])
      room = DELTAS_PER_STEP
    }
    room -= count
  }
  return steps
}

async function foldTogether(accountIds: readonly bigint[]): Promise<number> {
  const step = { accountIds, most: DELTAS_PER_STEP }
  let folded = 0
  let moved: number
  do {
    moved = await transaction((client) => foldStep(client, step))
    folded += moved
  } while (accountIds.length === 1 && moved === DELTAS_PER_STEP)
  return folded
}

/** What can't be folded together is folded one by one, so that one account's fault stays its own. */
async function foldAccounts(accountIds: readonly bigint[]): Promise<number> {
  try {
    return await foldTogether(accountIds)
  } catch (error) {
    if (accountIds.length === 1) {
      log.error({ err: (error as Error).message }, 'an account could not be folded and will be tried again')
      return 0
    }
  }
  let folded = 0
  for (const accountId of accountIds) folded += await foldAccounts([accountId])
  return folded
}

/**
 * Folds what batches have appended into minute rows, hour rows and the recorded cost of periods, many
 * accounts at a time and one process at a time. Every step stands or falls as a whole, so that a crash leaves
 * totals right; an account whose fold fails keeps its deltas, which readers count, and doesn't keep others
 * from theirs.
 * @returns how many deltas were folded; 0 while another process folds
 */
export async function foldDeltas(): Promise<number> {
  const folded = await withFoldLock(async () => {
    let sum = 0
    for (const accountIds of inSteps(await foldBacklog())) sum += await foldAccounts(accountIds)
    await giveBackRoom(sum)
    return sum
  })
  return folded ?? 0
}
