import { requireOperator } from '@/lib/auth/require-operator'
import { route } from '@/lib/http/route'
import { listUnpriced } from '@/lib/rating/list-unpriced'

export const GET = route(async (request) => {
  await requireOperator(request.headers.get('cookie'))
  return listUnpriced({ now: new Date() })
})
