import { operatedAccount } from '@/lib/auth/operated-account'
import { getOperatedAccount } from '@/lib/billing/get-operated-account'
import { route } from '@/lib/http/route'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const { accountId } = await operatedAccount(request, account)
  return getOperatedAccount(accountId, { now: new Date() })
})
