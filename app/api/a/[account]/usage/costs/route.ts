import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { route } from '@/lib/http/route'
import { readCostLines } from '@/lib/usage/read-cost-lines'
import { costQuerySchema } from '@/lib/usage/schema'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  const query = costQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const now = new Date()
  return readCostLines(accountId, query, { now })
})
