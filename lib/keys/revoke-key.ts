import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'
import { markKeyRevoked } from '@/lib/keys/queries'

/**
 * Ends a key for good, everywhere within a second; doing it again changes nothing. @throws AppError not_found
 */
export async function revokeKey(key: { accountId: bigint; keyId: bigint }, by: By): Promise<void> {
  if (!(await markKeyRevoked(key, by))) throw new AppError('not_found', 'There is no such key.')
}
