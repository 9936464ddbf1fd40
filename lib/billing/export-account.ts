import type { IncomingHttpHeaders } from 'node:http'
import { homeAccount } from '@/lib/auth/home-account'
import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { findKeyBySecret } from '@/lib/keys/find-key-by-secret'

/**
 * Whose usage a request may export: a key's own account, or with a session the one that is named, else the
 * one last used.
 * @throws AppError invalid_api_key, unauthorized, forbidden (a key without `usage:read`), not_found
 */
export async function exportAccount(
  headers: IncomingHttpHeaders,
  account: string | undefined,
  { now }: { now: Date },
): Promise<bigint> {
  const { authorization, cookie } = headers
  if (authorization === undefined) {
    const session = await requireSession(cookie ?? null, { now })
    const { accountId } = await requireMember(session, account ?? (await homeAccount(session)) ?? '')
    return accountId
  }
  const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  const key = secret === undefined ? null : await findKeyBySecret(secret, { now })
  if (!key) throw new AppError('invalid_api_key', 'The key is unknown, expired or revoked.')
  if (!key.scopes.includes('usage:read')) throw new AppError('forbidden', 'This needs a key with usage:read.')
  if (account !== undefined && account !== formatId('acc', key.accountId)) {
    throw new AppError('not_found', 'There is no such account.')
  }
  return key.accountId
}
