import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { listEntries } from '@/lib/billing/list-entries'
import { entriesQuerySchema } from '@/lib/billing/schema'
import { route } from '@/lib/http/route'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  const page = entriesQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return listEntries(accountId, page)
})
