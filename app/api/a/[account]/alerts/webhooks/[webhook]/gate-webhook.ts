import type { MemberRole } from '@/lib/accounts/schema'
import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'

export type WebhookParams = { account: string; webhook: string }

/** Who asks about which webhook of which account. @throws AppError as requireMember does, not_found */
export async function gateWebhook(
  request: Request,
  { account, webhook }: WebhookParams,
  minimum: MemberRole,
): Promise<{ accountId: bigint; webhookId: bigint; actor: string }> {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, minimum)
  const webhookId = parseId('whk', webhook)
  if (webhookId === null) throw new AppError('not_found', 'There is no such webhook.')
  return { accountId, webhookId, actor }
}
