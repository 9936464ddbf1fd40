import { formatId, parseId } from '@/lib/db/id'
import { emailsOf, type RunRow } from '@/lib/rating/queries/read-runs'
import type { Rerate } from '@/lib/rating/schema'

/** Runs with their ids as they are outside, and the address of who began each where it is a user. */
export async function reratesOf(runs: readonly RunRow[]): Promise<Rerate[]> {
  const emails = await emailsOf(runs.flatMap((run) => parseId('usr', run.createdBy) ?? []))
  return runs.map((run) => {
    const { runId, reason, createdBy, models, state, stoppedBecause, skippedEvents } = run
    return {
      runId: formatId('run', runId),
      reason,
      createdBy: emails.get(parseId('usr', createdBy) ?? 0n) ?? createdBy,
      createdAt: run.createdAt.toISOString(),
      accounts: run.accountIds.map((accountId) => formatId('acc', BigInt(accountId))),
      models,
      startAt: run.startAt.toISOString(),
      endAt: run.endAt.toISOString(),
      state,
      stoppedBecause,
      skippedEvents,
      movedAt: run.movedAt.toISOString(),
      finishedAt: run.finishedAt?.toISOString() ?? null,
      expected: {
        events: run.previewEvents,
        beforePicos: run.previewBeforePicos,
        afterPicos: run.previewAfterPicos,
      },
      done: { events: run.doneEvents, beforePicos: run.doneBeforePicos, afterPicos: run.doneAfterPicos },
    }
  })
}
