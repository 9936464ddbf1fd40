import type { IncomingHttpHeaders } from 'node:http'
import { homeAccount } from '@/lib/auth/home-account'
import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { requireKey } from '@/lib/keys/require-key'

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
  const key = await requireKey(authorization, 'usage:read', { now })
  if (account !== undefined && account !== formatId('acc', key.accountId)) {
    throw new AppError('not_found', 'There is no such account.')
  }
  return key.accountId
}
