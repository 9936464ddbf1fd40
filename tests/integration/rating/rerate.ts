import type { By } from '@/lib/audit/schema'
import { beginRerate } from '@/lib/rating/begin-rerate'
import { continueRerates } from '@/lib/rating/continue-rerates'
import { getRerate } from '@/lib/rating/get-rerate'
import { previewRerate } from '@/lib/rating/preview-rerate'
import type { RerateDetail, RerateScope } from '@/lib/rating/schema'

/** Looks at the effect of a re-rate, begins it and takes it to its end. */
export async function rerate(scope: RerateScope, by: By): Promise<RerateDetail> {
  const { bookVersion } = await previewRerate(scope, by)
  const { runId } = await beginRerate({ ...scope, bookVersion, reason: 'a wrong price' }, by)
  await continueRerates(by)
  return getRerate(runId)
}
