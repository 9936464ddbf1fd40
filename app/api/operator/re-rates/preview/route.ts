import { requireOperator } from '@/lib/auth/require-operator'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { previewRerate } from '@/lib/rating/preview-rerate'
import { rerateScopeSchema } from '@/lib/rating/schema'

/** Writes nothing; it is a POST since a scope can name more accounts than an address has room for. */
export const POST = route(async (request) => {
  await requireOperator(request.headers.get('cookie'))
  return previewRerate(rerateScopeSchema.parse(await readJson(request)), { now: new Date() })
})
