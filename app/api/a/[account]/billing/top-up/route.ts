import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { moneyIn } from '@/lib/billing/money-in'
import { topUpSchema } from '@/lib/billing/money-in-schema'
import { setTopUp } from '@/lib/billing/set-top-up'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

export const POST = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const topUp = topUpSchema.parse(await readJson(request))
  const now = new Date()
  await setTopUp({ accountId, ...topUp }, { actor, now })
  return moneyIn(accountId, { now })
})
