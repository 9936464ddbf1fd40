import { countTests, insertTest } from '@/lib/alerts/queries/deliveries'
import { findWebhook } from '@/lib/alerts/queries/webhooks'
import { AppError } from '@/lib/errors'
import { HOUR_MS } from '@/lib/time/range'

const TESTS_PER_HOUR = 20

/**
 * Queues a message that says nothing but that it is a test.
 * @throws AppError not_found; unprocessable when it is disabled; rate_limit_exceeded after 20 in an hour
 */
export async function testWebhook(
  webhook: { accountId: bigint; webhookId: bigint },
  { now }: { now: Date },
): Promise<void> {
  const found = await findWebhook(webhook)
  if (!found) throw new AppError('not_found', 'There is no such webhook.')
  if (found.disabledAt)
    throw new AppError('unprocessable', 'This webhook is switched off; switch it on first.')
  const sinceAt = new Date(now.getTime() - HOUR_MS)
  if ((await countTests(webhook, sinceAt)) >= TESTS_PER_HOUR) {
    const message = `At most ${TESTS_PER_HOUR} tests an hour; try again later.`
    throw new AppError('rate_limit_exceeded', message, { retryAfterSeconds: 600 })
  }
  await insertTest(webhook, now)
}
