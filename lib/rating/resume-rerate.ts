import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'
import { resumeRun } from '@/lib/rating/queries/write-runs'
import { runOf } from '@/lib/rating/run-of'

/**
 * Lets a run go on that stands, under the book as it is now.
 * @throws AppError not_found, conflict when it doesn't stand
 */
export async function resumeRerate(id: string, by: By): Promise<void> {
  const { runId } = await runOf(id)
  if (!(await resumeRun(runId, by))) throw new AppError('conflict', 'This re-rate does not stand still.')
}
