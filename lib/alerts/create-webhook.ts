import { endpointUrl } from '@/lib/alerts/endpoint-url'
import { insertWebhook } from '@/lib/alerts/queries/webhooks'
import { webhookSecret, webhookSecretHint } from '@/lib/alerts/webhook-secret'
import type { By } from '@/lib/audit/schema'
import { newId } from '@/lib/db/id'

/**
 * Makes a webhook and gives its secret, this once.
 * @throws AppError unprocessable when the address won't do, or the account has too many
 */
export async function createWebhook(
  { accountId, url }: { accountId: bigint; url: string },
  by: By,
): Promise<{ webhookId: bigint; secret: string }> {
  const webhookId = newId()
  const secret = webhookSecret({ accountId, webhookId, secretVersion: 1 })
  const secretHint = webhookSecretHint(secret)
  await insertWebhook({ accountId, webhookId, url: endpointUrl(url), secretHint }, by)
  return { webhookId, secret }
}
