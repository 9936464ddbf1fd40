import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { route } from '@/lib/http/route'
import { readRequest } from '@/lib/usage/read-request'

export const GET = route<{ account: string; request: string }>(async (request, params) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, params.account)
  return readRequest(accountId, params.request)
})
