import { type Applied, applyPaymentFact } from '@/lib/billing/queries/apply-payment-fact'
import type { PaymentFact, StripeEvent } from '@/lib/billing/stripe-schema'
import { signalAccount } from '@/lib/db/account-signals'

/**
 * Takes in what Stripe tells of a payment, by an event or because it was asked: deposits, refunds and
 * disputes, and with them the tier. Whatever the order and however often: the same balance and tier.
 * @throws AppError unprocessable, conflict: then nothing was booked and the event counts as never seen
 */
export async function takePaymentFact(
  fact: PaymentFact,
  { event, now }: { event: StripeEvent | null; now: Date },
): Promise<Applied> {
  const applied = await applyPaymentFact(fact, event, now)
  if (applied.changed && applied.accountId !== null) signalAccount(applied.accountId)
  return applied
}
