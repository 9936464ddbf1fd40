import { MEMBER_ROLES, type MemberRole } from '@/lib/accounts/schema'
import { findRole } from '@/lib/auth/queries'
import type { Session } from '@/lib/auth/schema'
import { formatId, parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'

export type Membership = { accountId: bigint; role: MemberRole; actor: string }

/**
 * Lets a member of the account named by an outward id pass, who has at least the `minimum` role. To everyone
 * else, operators too, the account doesn't exist.
 * @throws AppError unauthorized (nobody is signed in), not_found (no member), forbidden (too low a role)
 */
export async function requireMember(
  session: Session | null,
  account: string,
  minimum: MemberRole = 'viewer',
): Promise<Membership> {
  if (!session) throw new AppError('unauthorized', 'Sign in first.')
  const accountId = parseId('acc', account)
  const role = accountId && (await findRole(accountId, session.userId))
  if (!accountId || !role) throw new AppError('not_found', 'There is no such account.')
  if (MEMBER_ROLES.indexOf(role) < MEMBER_ROLES.indexOf(minimum)) {
    throw new AppError('forbidden', `This needs the role ${minimum}; yours is ${role}.`)
  }
  return { accountId, role, actor: formatId('usr', session.userId) }
}
