import { requireOperator } from '@/lib/auth/require-operator'
import { formatId } from '@/lib/db/id'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { createSource } from '@/lib/sources/create-source'
import { listSources } from '@/lib/sources/list-sources'
import { type CreatedSource, createSourceBodySchema } from '@/lib/sources/schema'

export const GET = route(async (request) => {
  await requireOperator(request.headers.get('cookie'))
  return listSources(null)
})

export const POST = route(async (request) => {
  const { actor } = await requireOperator(request.headers.get('cookie'))
  const { name } = createSourceBodySchema.parse(await readJson(request))
  const { sourceId, secret } = await createSource({ accountId: null, name }, { actor, now: new Date() })
  return { sourceId: formatId('src', sourceId), secret } satisfies CreatedSource
})
