import { getAccount } from '@/lib/accounts/get-account'
import { operatedAccount } from '@/lib/auth/operated-account'
import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { checkAccount } from '@/lib/reconcile/check-account'
import { readResult } from '@/lib/reconcile/read-result'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const { accountId } = await operatedAccount(request, account)
  return readResult(accountId, { now: new Date() })
})

export const POST = route<{ account: string }>(async (request, { account }) => {
  const { accountId } = await operatedAccount(request, account)
  if (!(await getAccount(accountId))) throw new AppError('not_found', 'There is no such account.')
  await checkAccount({ accountId }, { now: new Date() })
  return {}
})
