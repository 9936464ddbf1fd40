import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { formatId, parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { createKey } from '@/lib/keys/create-key'
import { listKeys } from '@/lib/keys/list-keys'
import { type CreatedKey, createKeyBodySchema } from '@/lib/keys/schema'

type Params = { account: string }

export const GET = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  return listKeys(accountId)
})

export const POST = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const { project, expiresAt, ...body } = createKeyBodySchema.parse(await readJson(request))
  const projectId = project === undefined ? undefined : parseId('prj', project)
  if (projectId === null) throw new AppError('not_found', 'There is no such project.')
  const input = { ...body, accountId, projectId, expiresAt: expiresAt ? new Date(expiresAt) : null }
  const { keyId, key } = await createKey(input, { actor, now: new Date() })
  return { keyId: formatId('key', keyId), key } satisfies CreatedKey
})
