import { switchWebhookOn } from '@/lib/alerts/queries/webhooks'
import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'

/** Sends messages again to a webhook that was disabled. @throws AppError not_found */
export async function enableWebhook(
  webhook: { accountId: bigint; webhookId: bigint },
  by: By,
): Promise<void> {
  if (!(await switchWebhookOn(webhook, by))) throw new AppError('not_found', 'There is no such webhook.')
}
