import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { route } from '@/lib/http/route'
import { parseFilter } from '@/lib/usage/parse-filter'
import { readCostLines } from '@/lib/usage/read-cost-lines'
import { resolveUsageQuery } from '@/lib/usage/resolve-usage-query'
import { usageQuerySchema } from '@/lib/usage/schema'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  const query = usageQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const now = new Date()
  const { range } = resolveUsageQuery(query, now)
  return readCostLines(accountId, { ...range, filter: parseFilter(query) }, { now })
})
