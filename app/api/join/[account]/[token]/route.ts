import { acceptInvitation } from '@/lib/auth/accept-invitation'
import { readSession } from '@/lib/auth/read-session'
import { acceptBodySchema } from '@/lib/auth/schema'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { clientAddress } from '@/lib/http/client-address'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

type Params = { account: string; token: string }

/** `{}` from who is signed in, `{password}` from somebody new -> `{account}`. */
export const POST = route<Params>(async (request, link) => {
  const { password } = acceptBodySchema.parse(await readJson(request))
  const session = await readSession(request.headers.get('cookie'))
  if (!session && password === undefined) throw new AppError('unauthorized', 'Sign in first.')
  const address = clientAddress(request.headers)
  const taker = session ? { session } : { password: password ?? '', address }
  const { accountId } = await acceptInvitation(link, taker, { now: new Date() })
  return { account: formatId('acc', accountId) }
})
