import { DAY_MS, MINUTE_MS } from '@/lib/time/range'
import type { ProductProcess } from '@/tests/soak/product-process'
import { expectSame } from '@/tests/soak/simulation/expect-same'
import type { Play } from '@/tests/soak/simulation/play'
import {
  countEvents,
  flushCommits,
  hasDeltas,
  readPeriods,
  readRollup,
  readTier,
} from '@/tests/soak/simulation/read-state'

/** As the processes are told by RAW_RETENTION_DAYS: a week more than events can be late by. */
export const KEPT_DAYS = 42
export const keptSince = (nowMs: number) => new Date((Math.floor(nowMs / DAY_MS) - KEPT_DAYS) * DAY_MS)

/** No figure of the product contradicts another. */
export async function proveEqual(play: Play, process: ProductProcess): Promise<void> {
  for (const accountId of play.world.accountIds) {
    const { differences } = await process.call('reconcile', { accountId })
    expectSame('reconcile', differences, [])
  }
}

/** Folds until nothing is left, so that what was sent by now is recorded in the months that are open now. */
export async function settle({ processes, world }: Play): Promise<void> {
  do await Promise.all(processes.map((process) => process.call('fold')))
  while (await hasDeltas(world.accountIds))
  await flushCommits()
}

/** What can be told at any moment: usage, balance, tier. */
export async function check({ world, model, processes, nowMs }: Play): Promise<void> {
  const since = keptSince(nowMs)
  for (const accountId of world.accountIds) {
    const step = (ms: number) => (ms < since.getTime() ? 15 * MINUTE_MS : MINUTE_MS)
    const minute = (ms: number) => new Date(ms - (ms % step(ms))).toISOString().slice(0, 16)
    const hour = (ms: number) => `${new Date(ms).toISOString().slice(0, 13)}:00`
    expectSame(
      'usage by minute',
      await readRollup('minute', accountId, since),
      model.usage(accountId, minute),
    )
    expectSame('usage by hour', await readRollup('hour', accountId, since), model.usage(accountId, hour))
    const { balancePicos } = await processes[1].call('balance', { accountId })
    const { balancePicos: expected, depositedPicos } = model.balance(accountId)
    expectSame('the balance', String(balancePicos), String(expected))
    const tier = depositedPicos >= 5_000_000_000_000n ? 'pro' : 'basic'
    expectSame('the tier', await readTier(accountId), tier)
  }
}

/** Not while the lock of a process that was killed is still held: so it is asked for until it is done. */
async function hasEventsBefore({ world, model }: Play, since: Date): Promise<boolean> {
  let isOver = true
  for (const accountId of world.accountIds) {
    const { old, kept } = await countEvents(accountId, since)
    expectSame('the number of events', kept, model.count(accountId, since))
    if (old > 0) isOver = false
  }
  return !isOver
}

/** What can be told when nothing is under way any more, and all of the rest. */
export async function checkAtEnd(play: Play): Promise<void> {
  await settle(play)
  const now = new Date(play.nowMs)
  await play.processes[0].call('post', { now })
  do await play.processes[1].call('dropOldEvents', { now })
  while (await hasEventsBefore(play, keptSince(play.nowMs)))
  for (const accountId of play.world.accountIds) {
    const expected = play.model.periods(accountId)
    expectSame('recorded cost', await readPeriods('recorded_picos', accountId), expected)
    expectSame('posted cost', await readPeriods('posted_picos', accountId), expected)
  }
  await check(play)
  await proveEqual(play, play.processes[0])
}
