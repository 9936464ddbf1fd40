import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { route } from '@/lib/http/route'
import { refusedSince } from '@/lib/usage/refused-since'
import { refusedSinceSchema } from '@/lib/usage/schema'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  const { since } = refusedSinceSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return refusedSince(accountId, { since: new Date(since), now: new Date() })
})
