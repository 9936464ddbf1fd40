import { hashInvitationToken } from '@/lib/accounts/invitation-token'
import { invitationByLink } from '@/lib/accounts/queries/invitations'
import type { MemberRole } from '@/lib/accounts/schema'
import { parseId } from '@/lib/db/id'

/** What a link says, as it stands in its address. */
export type LinkText = { account: string; token: string }

export type OpenInvitation = { email: string; role: MemberRole; expiresAt: Date; accountName: string }

/** What a link invites to; null when it was never made, was taken or withdrawn, or has run out. */
export async function findInvitation(
  { account, token }: LinkText,
  { now }: { now: Date },
): Promise<OpenInvitation | null> {
  const accountId = parseId('acc', account)
  const tokenHash = hashInvitationToken(token)
  return accountId && tokenHash ? invitationByLink({ accountId, tokenHash }, now) : null
}
