import { requireOperator } from '@/lib/auth/require-operator'
import { route } from '@/lib/http/route'
import { stopRerate } from '@/lib/rating/stop-rerate'

export const POST = route<{ run: string }>(async (request, { run }) => {
  const { actor } = await requireOperator(request.headers.get('cookie'))
  await stopRerate(run, { actor, now: new Date() })
  return {}
})
