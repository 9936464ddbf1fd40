import { revokeInvitation } from '@/lib/accounts/revoke-invitation'
import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'

type Params = { account: string; invitation: string }

export const DELETE = route<Params>(async (request, { account, invitation }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'owner')
  const invitationId = parseId('inv', invitation)
  if (!invitationId) throw new AppError('not_found', 'There is no such invitation.')
  await revokeInvitation({ accountId, invitationId }, { actor, now: new Date() })
  return {}
})
