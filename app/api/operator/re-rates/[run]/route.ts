import { requireOperator } from '@/lib/auth/require-operator'
import { route } from '@/lib/http/route'
import { getRerate } from '@/lib/rating/get-rerate'

export const GET = route<{ run: string }>(async (request, { run }) => {
  await requireOperator(request.headers.get('cookie'))
  return getRerate(run)
})
