import type { PaymentFact, StripeSession } from '@/lib/billing/stripe-schema'
import { parseId } from '@/lib/db/id'

/**
 * What a Checkout Session says of its deposit; null while it is not paid, and when it is none of ours. Paid
 * is paid, whatever event brings it.
 * @param failure why there will be no money, when that is what the event tells
 */
export function sessionFact(session: StripeSession, failure?: string): PaymentFact | null {
  const accountId = parseId('acc', session.client_reference_id ?? '')
  const depositId = parseId('dep', session.metadata?.deposit_id ?? '')
  if (session.mode !== 'payment' || !accountId || !depositId) return null
  const { payment_intent: paymentIntentId, amount_total: amountCents } = session
  if (session.payment_status === 'paid' && paymentIntentId && amountCents && session.currency === 'usd') {
    return { kind: 'paid', accountId, depositId, paymentIntentId, amountCents }
  }
  return failure ? { kind: 'failed', accountId, depositId, reason: failure, isAuto: false } : null
}
