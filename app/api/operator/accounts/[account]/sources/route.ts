import { operatedAccount } from '@/lib/auth/operated-account'
import { formatId } from '@/lib/db/id'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { createSource } from '@/lib/sources/create-source'
import { listSources } from '@/lib/sources/list-sources'
import { type CreatedSource, createSourceBodySchema } from '@/lib/sources/schema'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const { accountId } = await operatedAccount(request, account)
  return listSources(accountId)
})

export const POST = route<{ account: string }>(async (request, { account }) => {
  const { accountId, actor } = await operatedAccount(request, account)
  const { name } = createSourceBodySchema.parse(await readJson(request))
  const { sourceId, secret } = await createSource({ accountId, name }, { actor, now: new Date() })
  return { sourceId: formatId('src', sourceId), secret } satisfies CreatedSource
})
