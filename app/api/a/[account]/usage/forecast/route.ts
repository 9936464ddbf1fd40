import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { route } from '@/lib/http/route'
import { parseFilter } from '@/lib/usage/parse-filter'
import { readForecastCourse } from '@/lib/usage/read-forecast-course'
import { usageQuerySchema } from '@/lib/usage/schema'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  const query = usageQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return readForecastCourse(accountId, parseFilter(query), { now: new Date() })
})
