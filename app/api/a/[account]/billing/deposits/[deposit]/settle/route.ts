import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { settleCheckout } from '@/lib/billing/settle-checkout'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'

/** The page behind Stripe's asks whether the money has come; when Stripe says so, it is booked. */
export const POST = route<{ account: string; deposit: string }>(async (request, { account, deposit }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  const depositId = parseId('dep', deposit)
  if (depositId === null) throw new AppError('not_found', 'There is no such deposit.')
  return settleCheckout({ accountId, depositId }, { now: new Date() })
})
