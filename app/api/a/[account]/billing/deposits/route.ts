import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { newDepositSchema } from '@/lib/billing/schema'
import { startDeposit } from '@/lib/billing/start-deposit'
import { formatId } from '@/lib/db/id'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

/** Starts a deposit and answers where to pay it: Stripe's page, or the one of the test mode. */
export const POST = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const { amountUsd, savesCard } = newDepositSchema.parse(await readJson(request))
  const start = { accountId, amountPicos: amountUsd, savesMethod: savesCard }
  const { depositId, payUrl } = await startDeposit(start, { actor, now: new Date() })
  return { depositId: formatId('dep', depositId), payUrl }
})
