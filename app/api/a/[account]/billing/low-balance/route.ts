import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { moneyIn } from '@/lib/billing/money-in'
import { lowBalanceSchema } from '@/lib/billing/money-in-schema'
import { setLowBalance } from '@/lib/billing/set-low-balance'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

export const POST = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const { belowUsd } = lowBalanceSchema.parse(await readJson(request))
  const now = new Date()
  await setLowBalance({ accountId, belowPicos: belowUsd }, { actor, now })
  return moneyIn(accountId, { now })
})
