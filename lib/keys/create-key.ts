import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'
import { makeSecret } from '@/lib/keys/make-secret'
import { insertKey } from '@/lib/keys/queries'
import { type NewKey, newKeySchema } from '@/lib/keys/schema'

/**
 * Keys owns the API keys of accounts: making, rolling and revoking them, and knowing whose a presented one
 * is. It doesn't decide what a request may consume (limits) and never sees a key's text again after making
 * it.
 *
 * Makes a key and gives its text, this once.
 * @throws AppError not_found (account or project), invalid_request (an expiry in the past)
 */
export async function createKey(input: NewKey, by: By): Promise<{ keyId: bigint; key: string }> {
  const { expiresAt = null, ...key } = newKeySchema.parse(input)
  if (expiresAt && expiresAt.getTime() <= by.now.getTime()) {
    throw new AppError('invalid_request', 'expiresAt: must be in the future', { param: 'expiresAt' })
  }
  const secret = makeSecret('inf')
  const keyId = await insertKey({ ...key, expiresAt }, secret, by)
  return { keyId, key: secret.text }
}
