import { operatedAccount } from '@/lib/auth/operated-account'
import { adjustBalance } from '@/lib/billing/adjust-balance'
import { adjustmentBodySchema } from '@/lib/billing/operator-schema'
import { formatId } from '@/lib/db/id'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

export const POST = route<{ account: string }>(async (request, { account }) => {
  const { accountId, actor } = await operatedAccount(request, account)
  const { usd, ...given } = adjustmentBodySchema.parse(await readJson(request))
  const adjustment = { ...given, accountId, amountPicos: usd }
  const { entryId, created } = await adjustBalance(adjustment, { actor, now: new Date() })
  return { entryId: formatId('ent', entryId), created }
})
