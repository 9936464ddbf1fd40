import { setTierByHand } from '@/lib/accounts/set-tier-by-hand'
import { operatedAccount } from '@/lib/auth/operated-account'
import { tierBodySchema } from '@/lib/billing/operator-schema'
import { returnTier } from '@/lib/billing/return-tier'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

export const POST = route<{ account: string }>(async (request, { account }) => {
  const { accountId, actor } = await operatedAccount(request, account)
  const { tier, reason } = tierBodySchema.parse(await readJson(request))
  const by = { actor, now: new Date() }
  if (tier === null) await returnTier({ accountId, reason }, by)
  else await setTierByHand({ accountId, tierId: tier, reason }, by)
  return {}
})
