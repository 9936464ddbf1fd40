import { withTryLock } from '@/lib/db/with-try-lock'
import { dropDay } from '@/lib/ingest/drop-day'
import { accountsWithEventsBefore, firstEventAt } from '@/lib/ingest/queries/drop-day'
import { log } from '@/lib/log'
import { sealDay } from '@/lib/reconcile/queries/seal-day'
import { DAY_MS } from '@/lib/time/range'
import { rawSince } from '@/lib/usage/raw-since'

const DROP_LOCK = '7308604759847241'

type Until = { before: Date; signal: AbortSignal | undefined }

async function dropOf(accountId: bigint, { before, signal }: Until): Promise<number> {
  let dropped = 0
  let from = new Date(0)
  while (!signal?.aborted) {
    const first = await firstEventAt(accountId, { startAt: from, endAt: before })
    if (!first) break
    const startAt = new Date(Math.floor(first.getTime() / DAY_MS) * DAY_MS)
    const day = { startAt, endAt: new Date(startAt.getTime() + DAY_MS) }
    if (await sealDay(accountId, day)) dropped += await dropDay(accountId, day, signal)
    else log.error({ day: startAt.toISOString() }, 'a day that does not agree keeps its events')
    from = day.endAt
  }
  return dropped
}

/**
 * Drops the raw events of days that are older than they are kept, day by day and in bounded steps: a day is
 * proven and sealed first, and from then on its seal stands for its events. What doesn't agree is kept and
 * told. Nothing can come in for such a day any more, since events are taken 35 days back at most.
 * @returns how many events were dropped; 0 while another process drops
 */
export async function dropOldEvents({ now, signal }: { now: Date; signal?: AbortSignal }): Promise<number> {
  const until = { before: rawSince(now), signal }
  const dropped = await withTryLock(DROP_LOCK, async () => {
    let sum = 0
    for (const accountId of await accountsWithEventsBefore(until.before)) {
      try {
        sum += await dropOf(accountId, until)
      } catch (error) {
        log.error(
          { err: (error as Error).message },
          'old events could not be dropped and will be tried again',
        )
      }
    }
    return sum
  })
  return dropped ?? 0
}
