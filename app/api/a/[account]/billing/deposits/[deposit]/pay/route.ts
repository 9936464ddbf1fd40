import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { settleDeposit } from '@/lib/billing/settle-deposit'
import { formatId, parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'

/** The test-mode payment: whoever may deposit says that the money has come. */
export const POST = route<{ account: string; deposit: string }>(async (request, { account, deposit }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account, 'member')
  const depositId = parseId('dep', deposit)
  if (depositId === null) throw new AppError('not_found', 'There is no such deposit.')
  const { entryId, created } = await settleDeposit({ accountId, depositId }, { now: new Date() })
  return { entryId: formatId('ent', entryId), created }
})
