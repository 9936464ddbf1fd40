import { Webhook } from 'standardwebhooks'

export type Signable = { messageId: string; payload: string; secrets: readonly string[]; at: Date }

/**
 * The headers of Standard Webhooks for a message: one signature a secret, so that receivers may change over
 * from one to the next while a roll overlaps.
 */
export function signWebhook({ messageId, payload, secrets, at }: Signable): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Inferometer-Webhooks',
    'webhook-id': messageId,
    'webhook-timestamp': Math.floor(at.getTime() / 1000).toString(),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(messageId, at, payload)).join(' '),
  }
}
