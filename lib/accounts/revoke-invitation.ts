import { markInvitationRevoked } from '@/lib/accounts/queries/invitations'
import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'

/** From now on the link leads nowhere. @throws AppError not_found (none is waiting under this id) */
export async function revokeInvitation(
  invitation: { accountId: bigint; invitationId: bigint },
  by: By,
): Promise<void> {
  if (!(await markInvitationRevoked(invitation, by))) {
    throw new AppError('not_found', 'There is no such invitation.')
  }
}
