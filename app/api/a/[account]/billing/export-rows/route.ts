import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { countExportRows } from '@/lib/billing/count-export-rows'
import { parseExportQuery } from '@/lib/billing/parse-export-query'
import { route } from '@/lib/http/route'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  return countExportRows(accountId, parseExportQuery(new URL(request.url).searchParams))
})
