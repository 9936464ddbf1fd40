import { requireOperator } from '@/lib/auth/require-operator'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { revokeSource } from '@/lib/sources/revoke-source'

export const DELETE = route<{ source: string }>(async (request, { source }) => {
  const { actor } = await requireOperator(request.headers.get('cookie'))
  const sourceId = parseId('src', source)
  if (sourceId === null) throw new AppError('not_found', 'There is no such source.')
  await revokeSource({ accountId: null, sourceId }, { actor, now: new Date() })
  return {}
})
