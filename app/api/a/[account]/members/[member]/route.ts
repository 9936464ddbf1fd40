import { changeRole } from '@/lib/accounts/change-role'
import { removeMember } from '@/lib/accounts/remove-member'
import { roleChangeSchema } from '@/lib/accounts/schema'
import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { formatId, parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

type Params = { account: string; member: string }

function userIdOf(member: string): bigint {
  const userId = parseId('usr', member)
  if (!userId) throw new AppError('not_found', 'There is no such member.')
  return userId
}

export const PATCH = route<Params>(async (request, { account, member }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'owner')
  const { role } = roleChangeSchema.parse(await readJson(request))
  await changeRole({ accountId, userId: userIdOf(member), role }, { actor, now: new Date() })
  return {}
})

/** An owner puts anyone out; everyone may leave by themselves. */
export const DELETE = route<Params>(async (request, { account, member }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const isOwn = member === formatId('usr', session.userId)
  const { accountId, actor } = await requireMember(session, account, isOwn ? 'viewer' : 'owner')
  await removeMember({ accountId, userId: userIdOf(member) }, { actor, now: new Date() })
  return {}
})
