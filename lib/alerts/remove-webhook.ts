import { deleteWebhook } from '@/lib/alerts/queries/webhooks'
import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'

/** Ends a webhook, with what was on its way and its log. @throws AppError not_found */
export async function removeWebhook(
  webhook: { accountId: bigint; webhookId: bigint },
  by: By,
): Promise<void> {
  if (!(await deleteWebhook(webhook, by))) throw new AppError('not_found', 'There is no such webhook.')
}
