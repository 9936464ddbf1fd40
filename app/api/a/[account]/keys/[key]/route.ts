import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { revokeKey } from '@/lib/keys/revoke-key'

export const DELETE = route<{ account: string; key: string }>(async (request, { account, key }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const keyId = parseId('key', key)
  if (keyId === null) throw new AppError('not_found', 'There is no such key.')
  await revokeKey({ accountId, keyId }, { actor, now: new Date() })
  return {}
})
