import { createHmac } from 'node:crypto'
import { authSecret } from '@/lib/auth/auth-secret'
import { formatId } from '@/lib/db/id'

export type SecretOf = { accountId: bigint; webhookId: bigint; secretVersion: number }

/**
 * The secret of a webhook, as Standard Webhooks write it. It is derived from the server's own secret each
 * time, so no copy lies in the database or its backups; a new version is a new secret.
 */
export function webhookSecret({ accountId, webhookId, secretVersion }: SecretOf): string {
  const key = createHmac('sha256', authSecret()).update('webhook').digest()
  const name = `${formatId('acc', accountId)} ${formatId('whk', webhookId)} ${secretVersion}`
  return `whsec_${createHmac('sha256', key).update(name).digest('base64')}`
}

/** What may be shown of it later; it also tells whether the server's own secret is another one by now. */
export function webhookSecretHint(secret: string): string {
  return `whsec_…${secret.slice(-6, -1)}`
}
