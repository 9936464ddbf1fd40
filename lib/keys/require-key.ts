import { AppError } from '@/lib/errors'
import { bearer } from '@/lib/http/bearer'
import { type FoundKey, findKeyBySecret } from '@/lib/keys/find-key-by-secret'
import type { KeyScope } from '@/lib/keys/schema'

/**
 * Whose key an Authorization header holds, when the key may be used for this; any key will do for null.
 * @throws AppError invalid_api_key (none, unknown, expired, revoked), forbidden (a key without the scope)
 */
export async function requireKey(
  authorization: string | undefined,
  scope: KeyScope | null,
  { now }: { now: Date },
): Promise<FoundKey> {
  const secret = bearer(authorization)
  const key = secret === null ? null : await findKeyBySecret(secret, { now })
  if (!key) throw new AppError('invalid_api_key', 'The key is unknown, expired or revoked.')
  if (scope && !key.scopes.includes(scope)) throw new AppError('forbidden', `This needs a key with ${scope}.`)
  return key
}
