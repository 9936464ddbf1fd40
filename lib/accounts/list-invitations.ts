import { waitingInvitations } from '@/lib/accounts/queries/invitations'
import type { InvitationRow } from '@/lib/accounts/schema'

/** The invitations that were neither taken nor withdrawn, those that ran out among them. */
export async function listInvitations(accountId: bigint): Promise<InvitationRow[]> {
  return waitingInvitations(accountId)
}
