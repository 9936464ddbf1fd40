import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'
import { markSourceRevoked } from '@/lib/sources/queries'

/** Ends a source of that account (or, with null, of the platform) for good. @throws AppError not_found */
export async function revokeSource(
  source: { accountId: bigint | null; sourceId: bigint },
  by: By,
): Promise<void> {
  if (!(await markSourceRevoked(source, by))) throw new AppError('not_found', 'There is no such source.')
}
