import { requeueDelivery } from '@/lib/alerts/queries/deliveries'
import { AppError } from '@/lib/errors'

/**
 * Sends a message again under its own id, by which a receiver knows it.
 * @throws AppError not_found; conflict while it is on its way; unprocessable when the webhook is disabled
 */
export async function resendDelivery(
  delivery: { accountId: bigint; deliveryId: bigint },
  { now }: { now: Date },
): Promise<void> {
  const result = await requeueDelivery(delivery, now)
  if (result === null) throw new AppError('not_found', 'There is no such delivery.')
  if (result === 'waiting') throw new AppError('conflict', 'This message is on its way already.')
  if (result === 'disabled') {
    throw new AppError('unprocessable', 'This webhook is switched off; switch it on first.')
  }
}
