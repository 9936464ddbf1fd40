import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { route } from '@/lib/http/route'
import { readRequestLog } from '@/lib/usage/read-request-log'
import { requestLogQuerySchema } from '@/lib/usage/request-log-schema'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  const query = requestLogQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return readRequestLog(accountId, query, { now: new Date() })
})
