import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { route } from '@/lib/http/route'
import { readUsageTotals } from '@/lib/usage/read-usage-totals'
import { usageQuerySchema } from '@/lib/usage/schema'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  const query = usageQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return readUsageTotals(accountId, query, { now: new Date() })
})
