import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { formatId, parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { rollKey } from '@/lib/keys/roll-key'
import { type CreatedKey, rollKeyBodySchema } from '@/lib/keys/schema'

export const POST = route<{ account: string; key: string }>(async (request, { account, key }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const { overlapHours } = rollKeyBodySchema.parse(await readJson(request))
  const keyId = parseId('key', key)
  if (keyId === null) throw new AppError('not_found', 'There is no such key.')
  const rolled = await rollKey({ accountId, keyId, overlapHours }, { actor, now: new Date() })
  return { keyId: formatId('key', rolled.keyId), key: rolled.key } satisfies CreatedKey
})
