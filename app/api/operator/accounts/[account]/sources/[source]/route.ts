import { operatedAccount } from '@/lib/auth/operated-account'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { revokeSource } from '@/lib/sources/revoke-source'

export const DELETE = route<{ account: string; source: string }>(async (request, { account, source }) => {
  const { accountId, actor } = await operatedAccount(request, account)
  const sourceId = parseId('src', source)
  if (sourceId === null) throw new AppError('not_found', 'There is no such source.')
  await revokeSource({ accountId, sourceId }, { actor, now: new Date() })
  return {}
})
