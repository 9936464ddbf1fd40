import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { route } from '@/lib/http/route'
import { readLatency } from '@/lib/usage/read-latency'
import { latencyQuerySchema } from '@/lib/usage/schema'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  const query = latencyQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return readLatency(accountId, query, { now: new Date() })
})
