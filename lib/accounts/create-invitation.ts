import { hashInvitationToken, makeInvitationToken } from '@/lib/accounts/invitation-token'
import { insertInvitation } from '@/lib/accounts/queries/invitations'
import { type NewInvitation, newInvitationSchema } from '@/lib/accounts/schema'
import type { By } from '@/lib/audit/schema'
import { DAY_MS } from '@/lib/time/range'

/**
 * Makes a link by which one e-mail address comes into an account, once, and gives its secret, this once. An
 * earlier link of the same address ends.
 * @throws AppError conflict (a member already), unprocessable (too many are waiting)
 */
export async function createInvitation(
  invitation: NewInvitation & { accountId: bigint },
  by: By,
): Promise<{ invitationId: bigint; token: string; expiresAt: Date }> {
  const { accountId, ...given } = invitation
  const { email, role, days } = newInvitationSchema.parse(given)
  const token = makeInvitationToken()
  const tokenHash = hashInvitationToken(token)
  if (!tokenHash) throw new Error('a token that was just made is well-formed')
  const expiresAt = new Date(by.now.getTime() + Number(days) * DAY_MS)
  const invitationId = await insertInvitation({ accountId, email, role, tokenHash, expiresAt }, by)
  return { invitationId, token, expiresAt }
}
