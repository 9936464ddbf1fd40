import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { type RunRow, readRun } from '@/lib/rating/queries/read-runs'

/** The run of an outward id. @throws AppError not_found */
export async function runOf(id: string): Promise<RunRow> {
  const runId = parseId('run', id)
  const run = runId === null ? null : await readRun(runId)
  if (!run) throw new AppError('not_found', 'There is no such re-rate.')
  return run
}
