import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { formatId } from '@/lib/db/id'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { createSource } from '@/lib/sources/create-source'
import { listSources } from '@/lib/sources/list-sources'
import { type CreatedSource, createSourceBodySchema } from '@/lib/sources/schema'

type Params = { account: string }

export const GET = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  return listSources(accountId)
})

export const POST = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const { name } = createSourceBodySchema.parse(await readJson(request))
  const { sourceId, secret } = await createSource({ accountId, name }, { actor, now: new Date() })
  return { sourceId: formatId('src', sourceId), secret } satisfies CreatedSource
})
