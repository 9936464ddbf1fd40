import { findInvitation, type LinkText } from '@/lib/accounts/find-invitation'
import { hashInvitationToken } from '@/lib/accounts/invitation-token'
import type { InvitationLink } from '@/lib/accounts/queries/invitations'
import { hashPassword } from '@/lib/auth/hash-password'
import { insertInvitedUser, joinByInvitation } from '@/lib/auth/queries'
import { passwordSchema, type Session } from '@/lib/auth/schema'
import { throttleAttempt } from '@/lib/auth/throttle-attempt'
import { signalAccess } from '@/lib/db/account-signals'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'

/** Who takes an invitation: somebody signed in, or somebody new, who chooses a password. */
export type Taker = { session: Session } | { password: string; address: string }

function linkOf({ account, token }: LinkText): InvitationLink | null {
  const accountId = parseId('acc', account)
  const tokenHash = hashInvitationToken(token)
  return accountId && tokenHash ? { accountId, tokenHash } : null
}

async function join(email: string, link: InvitationLink, taker: Taker, now: Date): Promise<bigint> {
  if ('session' in taker) {
    const { userId, email: own } = taker.session
    if (own !== email) throw new AppError('forbidden', 'This invitation is for another e-mail address.')
    await joinByInvitation({ userId, email }, link, now)
    return userId
  }
  const passwordHash = await hashPassword(passwordSchema.parse(taker.password))
  const name = email.slice(0, email.indexOf('@'))
  return insertInvitedUser({ email, name, passwordHash, isOperator: false }, link, now)
}

/**
 * Uses an invitation up: the person whose address it names becomes a member; a new one is made for it, even
 * where sign-up is closed. Whoever is a member already keeps the role.
 * @throws AppError not_found (the link doesn't work), forbidden (another person's), conflict (the address is
 * somebody's, who must sign in), rate_limit_exceeded
 */
export async function acceptInvitation(
  text: LinkText,
  taker: Taker,
  { now }: { now: Date },
): Promise<{ accountId: bigint; userId: bigint }> {
  if ('address' in taker) await throttleAttempt('signUpByAddress', taker.address)
  const link = linkOf(text)
  const invitation = await findInvitation(text, { now })
  if (!link || !invitation) throw new AppError('not_found', 'This invitation no longer works.')
  const userId = await join(invitation.email, link, taker, now)
  signalAccess(link.accountId)
  return { accountId: link.accountId, userId }
}
