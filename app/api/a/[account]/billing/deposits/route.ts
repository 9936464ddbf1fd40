import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { createDeposit } from '@/lib/billing/create-deposit'
import { newDepositSchema } from '@/lib/billing/schema'
import { formatId } from '@/lib/db/id'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

/**
 * Starts a deposit and answers where to pay it: the test-mode page, since no payment provider is connected.
 */
export const POST = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const { amountUsd } = newDepositSchema.parse(await readJson(request))
  const { depositId } = await createDeposit({ accountId, amountPicos: amountUsd }, { actor, now: new Date() })
  const deposit = formatId('dep', depositId)
  return { depositId: deposit, payUrl: `/a/${account}/billing/pay/${deposit}` }
})
