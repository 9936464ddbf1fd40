import { operatedAccount } from '@/lib/auth/operated-account'
import { listEntries } from '@/lib/billing/list-entries'
import { entriesQuerySchema } from '@/lib/billing/schema'
import { route } from '@/lib/http/route'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const { accountId } = await operatedAccount(request, account)
  return listEntries(
    accountId,
    entriesQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams)),
  )
})
