import 'server-only'
import { insertAlert } from '@/lib/alerts/queries/insert-alert'
import { noteWebhookFailure, noteWebhookSuccess } from '@/lib/alerts/queries/note-webhook-health'
import { type Attempt, recordAttempt } from '@/lib/alerts/queries/record-attempt'
import { formatId } from '@/lib/db/id'
import { transaction } from '@/lib/db/transaction'

/** A webhook that has failed so often, for so long, is asked no more. */
const PATIENCE = { failures: 10, hours: 72 }

/** What came of an attempt, for the delivery and for its webhook, in one piece. */
export function settleAttempt(attempt: Attempt & { url: string }, now: Date): Promise<void> {
  return transaction(async (client) => {
    await recordAttempt(client, attempt)
    if (attempt.outcome === 'delivered') return noteWebhookSuccess(client, attempt)
    const isGone = attempt.status === 410
    if (await noteWebhookFailure(client, attempt, { ...PATIENCE, isGone }, now)) {
      await insertAlert(client, disabledAlert(attempt, now))
    }
  })
}

function disabledAlert({ accountId, webhookId, url }: Attempt & { url: string }, now: Date) {
  const webhook = formatId('whk', webhookId)
  const { host } = new URL(url)
  return {
    ...{ accountId, now },
    key: `webhook.disabled ${webhook} ${now.toISOString()}`,
    type: 'webhook.disabled' as const,
    data: { webhook, url, disabled_at: now.toISOString() },
    mail: {
      subject: 'a webhook was switched off',
      text:
        `Messages to ${host} could not be delivered for a long time, so no more are sent there. ` +
        'Once it answers again, switch it on; what was missed can be sent again from its log.',
      page: 'settings' as const,
    },
  }
}
