import { listAudit } from '@/lib/auth/list-audit'
import { operatedAccount } from '@/lib/auth/operated-account'
import { route } from '@/lib/http/route'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const { accountId } = await operatedAccount(request, account)
  const page = new URL(request.url).searchParams.get('page') ?? undefined
  return listAudit({ accountId, page })
})
