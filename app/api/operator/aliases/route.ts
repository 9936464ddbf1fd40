import { requireOperator } from '@/lib/auth/require-operator'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { addAlias } from '@/lib/pricing/add-alias'
import { aliasBodySchema, nameQuerySchema } from '@/lib/pricing/book-schema'
import { removeAlias } from '@/lib/pricing/remove-alias'

export const POST = route(async (request) => {
  const { actor } = await requireOperator(request.headers.get('cookie'))
  const given = aliasBodySchema.parse(await readJson(request))
  const { alias, model } = await addAlias(given, { actor, now: new Date() })
  return { name: alias, model }
})

export const DELETE = route(async (request) => {
  const { actor } = await requireOperator(request.headers.get('cookie'))
  const { name } = nameQuerySchema.parse({ name: new URL(request.url).searchParams.get('name') })
  await removeAlias({ name }, { actor, now: new Date() })
  return {}
})
