import { operatedAccount } from '@/lib/auth/operated-account'
import { route } from '@/lib/http/route'
import { readDay } from '@/lib/reconcile/read-day'
import { daySchema } from '@/lib/reconcile/schema'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const { accountId } = await operatedAccount(request, account)
  const { day } = daySchema.parse({ day: new URL(request.url).searchParams.get('day') })
  return readDay({ accountId, day })
})
