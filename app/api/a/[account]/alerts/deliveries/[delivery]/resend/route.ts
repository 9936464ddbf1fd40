import { resendDelivery } from '@/lib/alerts/resend-delivery'
import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'

type Params = { account: string; delivery: string }

export const POST = route<Params>(async (request, { account, delivery }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account, 'member')
  const deliveryId = parseId('msg', delivery)
  if (deliveryId === null) throw new AppError('not_found', 'There is no such delivery.')
  await resendDelivery({ accountId, deliveryId }, { now: new Date() })
  return {}
})
