import { z } from 'zod'
import type { By } from '@/lib/audit/schema'
import { askStripe } from '@/lib/billing/ask-stripe'
import { paymentVia } from '@/lib/billing/payment-via'
import { changeSettings } from '@/lib/billing/queries/change-settings'
import { findSettings } from '@/lib/billing/queries/find-settings'
import { log } from '@/lib/log'

/** Forgets the saved card, here and at Stripe, and with it automatic top-ups. */
export async function removeCard({ accountId }: { accountId: bigint }, by: By): Promise<void> {
  const saved = await findSettings(accountId)
  const methodId = saved?.methodId
  if (!methodId) return
  const data = {
    methodVia: null,
    methodId: null,
    cardBrand: null,
    cardLast4: null,
    cardExpires: null,
    topUpEnabled: false,
    topUpPausedAt: null,
    topUpPauseReason: null,
  }
  await changeSettings(accountId, data, { ...by, action: 'card.remove', detail: { last4: saved.cardLast4 } })
  if (saved.methodVia !== 'stripe' || paymentVia() !== 'stripe') return
  // It is not charged any more whether or not Stripe answers just now.
  await askStripe((stripe) => stripe.paymentMethods.detach(methodId), z.unknown()).catch((error: Error) =>
    log.warn({ err: error.message }, 'a removed card is still attached at Stripe'),
  )
}
