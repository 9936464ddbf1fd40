import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { runEffects } from '@/lib/rating/queries/read-runs'
import { reratesOf } from '@/lib/rating/rerates-of'
import { runOf } from '@/lib/rating/run-of'
import type { RerateDetail } from '@/lib/rating/schema'

/** A re-rate with what it has changed so far, by account. @throws AppError not_found */
export async function getRerate(id: string): Promise<RerateDetail> {
  const run = await runOf(id)
  const [rerate] = await reratesOf([run])
  if (!rerate) throw new AppError('not_found', 'There is no such re-rate.')
  const effects = await runEffects(run.runId)
  return {
    ...rerate,
    effects: effects.map(({ accountId, ...effect }) => ({
      ...effect,
      accountId: formatId('acc', accountId),
    })),
  }
}
