import { endOwnSession } from '@/lib/auth/end-own-session'
import { requireSession } from '@/lib/auth/require-session'
import { route } from '@/lib/http/route'

export const DELETE = route<{ session: string }>(async (request, { session: id }) => {
  const session = await requireSession(request.headers.get('cookie'))
  await endOwnSession(session, id, { now: new Date() })
  return {}
})
