import { requireOperator } from '@/lib/auth/require-operator'
import { route } from '@/lib/http/route'
import { nameQuerySchema } from '@/lib/pricing/book-schema'
import { getModel } from '@/lib/pricing/get-model'

export const GET = route(async (request) => {
  await requireOperator(request.headers.get('cookie'))
  const { name } = nameQuerySchema.parse({ name: new URL(request.url).searchParams.get('name') })
  return getModel(name, { now: new Date() })
})
