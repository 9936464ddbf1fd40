import { accountSettings } from '@/lib/accounts/account-settings'
import { accountChangeSchema } from '@/lib/accounts/schema'
import { updateAccount } from '@/lib/accounts/update-account'
import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

type Params = { account: string }

export const GET = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  return accountSettings(accountId)
})

export const PATCH = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'owner')
  const change = accountChangeSchema.parse(await readJson(request))
  await updateAccount({ ...change, accountId }, { actor, now: new Date() })
  return accountSettings(accountId)
})
