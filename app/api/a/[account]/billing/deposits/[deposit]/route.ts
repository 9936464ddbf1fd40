import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { getDeposit } from '@/lib/billing/get-deposit'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'

export const GET = route<{ account: string; deposit: string }>(async (request, { account, deposit }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  const depositId = parseId('dep', deposit)
  const found = depositId && (await getDeposit(accountId, depositId))
  if (!found) throw new AppError('not_found', 'There is no such deposit.')
  return found
})
