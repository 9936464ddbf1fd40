import { listRecipients } from '@/lib/alerts/list-recipients'
import { recipientBodySchema } from '@/lib/alerts/schema'
import { setRecipient } from '@/lib/alerts/set-recipient'
import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

type Params = { account: string }

export const GET = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  return listRecipients(accountId)
})

export const POST = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const { userId: user, receives } = recipientBodySchema.parse(await readJson(request))
  const userId = parseId('usr', user)
  if (userId === null) throw new AppError('not_found', 'There is no such member.')
  await setRecipient({ accountId, userId, receives }, { actor, now: new Date() })
  return {}
})
