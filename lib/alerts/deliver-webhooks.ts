import { postWebhook } from '@/lib/alerts/post-webhook'
import { type ClaimedDelivery, claimDelivery } from '@/lib/alerts/queries/claim-delivery'
import { settleAttempt } from '@/lib/alerts/queries/settle-attempt'
import { PUBLIC_REACH, type Reach } from '@/lib/alerts/reach'
import { signWebhook } from '@/lib/alerts/sign-webhook'
import { webhookSecret, webhookSecretHint } from '@/lib/alerts/webhook-secret'
import { formatId } from '@/lib/db/id'

/**
 * Seconds to the next attempt by how many are left after this one, none left first: a quarter of a minute
 * after the first, a day at last, about three days together. The shortest is longer than an attempt can take,
 * so that two processes never post one message at the same time.
 */
const WAITS = [60, 86_400, 72_000, 50_400, 36_000, 18_000, 7_200, 1_800, 300, 15]

/** So many receivers may be slow before others wait for them. */
const AT_ONCE = 4

export type DeliverOptions = { now: Date; signal: AbortSignal; reach?: Reach }

/**
 * Posts the messages that are due, the longest due first, until none is left.
 * @returns how many arrived
 */
export async function deliverWebhooks({ now, signal, reach = PUBLIC_REACH }: DeliverOptions) {
  const startedAt = performance.now()
  const present = () => new Date(now.getTime() + performance.now() - startedAt)
  let delivered = 0
  const work = async () => {
    while (!signal.aborted) {
      const delivery = await claimDelivery(WAITS, present())
      if (!delivery) return
      if (await attempt(delivery, reach, signal, present)) delivered++
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return delivered
}

async function attempt(
  delivery: ClaimedDelivery,
  reach: Reach,
  signal: AbortSignal,
  present: () => Date,
): Promise<boolean> {
  const startedAt = present()
  const secrets = secretsOf(delivery, startedAt)
  const { url, payload } = delivery
  const messageId = formatId('msg', delivery.deliveryId)
  const answered =
    secrets === null
      ? ({ outcome: 'secret_changed', status: null } as const)
      : await postWebhook(
          { url, payload, headers: signWebhook({ messageId, payload, secrets, at: startedAt }) },
          reach,
          signal,
        )
  // The process is stopping: that is no fault of the receiver's. The message is due again soon.
  if (signal.aborted && answered.outcome === 'timeout') return false
  const durationMs = Math.round(present().getTime() - startedAt.getTime())
  await settleAttempt({ ...delivery, ...answered, startedAt, durationMs }, present())
  return answered.outcome === 'delivered'
}

/** Today's secret, and the one before while both hold; null when the server's own is another one by now. */
function secretsOf(delivery: ClaimedDelivery, now: Date): string[] | null {
  const { secretVersion, secretHint, overlapEndsAt } = delivery
  const secret = webhookSecret(delivery)
  if (webhookSecretHint(secret) !== secretHint) return null
  if (!overlapEndsAt || overlapEndsAt <= now) return [secret]
  return [secret, webhookSecret({ ...delivery, secretVersion: secretVersion - 1 })]
}
