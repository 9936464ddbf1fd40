import { findWebhook, updateWebhookSecret } from '@/lib/alerts/queries/webhooks'
import { webhookSecret, webhookSecretHint } from '@/lib/alerts/webhook-secret'
import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'
import { HOUR_MS } from '@/lib/time/range'

export type RollWebhook = { accountId: bigint; webhookId: bigint; overlapHours: number }

/**
 * Gives a webhook another secret, while the one before goes on signing beside it for some hours.
 * @throws AppError not_found; conflict when someone else has rolled it at this moment
 */
export async function rollWebhook(
  { accountId, webhookId, overlapHours }: RollWebhook,
  by: By,
): Promise<{ secret: string }> {
  const webhook = await findWebhook({ accountId, webhookId })
  if (!webhook) throw new AppError('not_found', 'There is no such webhook.')
  const fromVersion = webhook.secretVersion
  const secret = webhookSecret({ accountId, webhookId, secretVersion: fromVersion + 1 })
  const secretHint = webhookSecretHint(secret)
  const overlapEndsAt = overlapHours > 0 ? new Date(by.now.getTime() + overlapHours * HOUR_MS) : null
  if (!(await updateWebhookSecret({ accountId, webhookId, fromVersion, secretHint, overlapEndsAt }, by))) {
    throw new AppError('conflict', 'The secret was rolled by someone else just now.')
  }
  return { secret }
}
