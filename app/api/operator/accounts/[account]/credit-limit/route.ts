import { operatedAccount } from '@/lib/auth/operated-account'
import { creditLimitBodySchema } from '@/lib/billing/operator-schema'
import { setCreditLimit } from '@/lib/billing/set-credit-limit'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

export const POST = route<{ account: string }>(async (request, { account }) => {
  const { accountId, actor } = await operatedAccount(request, account)
  const { usd, reason } = creditLimitBodySchema.parse(await readJson(request))
  await setCreditLimit({ accountId, creditLimitPicos: usd, reason }, { actor, now: new Date() })
  return {}
})
