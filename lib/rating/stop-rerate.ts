import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'
import { stopRun } from '@/lib/rating/queries/write-runs'
import { runOf } from '@/lib/rating/run-of'

/**
 * Stops a run behind the step under way. What it has rated stays rated; it can be resumed.
 * @throws AppError not_found, conflict when it is not under way
 */
export async function stopRerate(id: string, by: By): Promise<void> {
  const { runId } = await runOf(id)
  if (!(await stopRun(runId, by))) throw new AppError('conflict', 'This re-rate is not under way.')
}
