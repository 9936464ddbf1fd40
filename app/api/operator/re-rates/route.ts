import { requireOperator } from '@/lib/auth/require-operator'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { beginRerate } from '@/lib/rating/begin-rerate'
import { listRerates } from '@/lib/rating/list-rerates'
import { newRerateSchema } from '@/lib/rating/schema'

export const GET = route(async (request) => {
  await requireOperator(request.headers.get('cookie'))
  return listRerates()
})

export const POST = route(async (request) => {
  const { actor } = await requireOperator(request.headers.get('cookie'))
  return beginRerate(newRerateSchema.parse(await readJson(request)), { actor, now: new Date() })
})
