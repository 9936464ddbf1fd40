import { listSessions } from '@/lib/auth/list-sessions'
import { requireSession } from '@/lib/auth/require-session'
import { signOutEverywhere } from '@/lib/auth/sign-out-everywhere'
import { route } from '@/lib/http/route'

export const GET = route(async (request) => {
  const session = await requireSession(request.headers.get('cookie'))
  return listSessions(session, { now: new Date() })
})

export const DELETE = route(async (request) => {
  const session = await requireSession(request.headers.get('cookie'))
  return { ended: await signOutEverywhere(session, { now: new Date() }) }
})
