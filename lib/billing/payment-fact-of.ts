import { sessionFact } from '@/lib/billing/session-fact'
import {
  type DisputeState,
  type PaymentFact,
  type StripeEvent,
  type StripeIntent,
  stripeChargeSchema,
  stripeDisputeSchema,
  stripeIntentSchema,
  stripeSessionSchema,
} from '@/lib/billing/stripe-schema'
import { parseId } from '@/lib/db/id'

/** What the metadata of a payment that was made here, without a person, says. */
export const AUTO_ORIGIN = 'auto'

function disputeState(status: string): DisputeState {
  if (status === 'won') return 'won'
  if (status === 'lost') return 'lost'
  return status.startsWith('warning_') || status === 'prevented' ? 'inquiry' : 'open'
}

function intentFact(intent: StripeIntent, isPaid: boolean): PaymentFact | null {
  const { metadata, id, amount, currency } = intent
  const accountId = parseId('acc', metadata?.account_id ?? '')
  const depositId = parseId('dep', metadata?.deposit_id ?? '')
  // The payments of Stripe's page are told by its session; only those that had none are told by themselves.
  if (metadata?.origin !== AUTO_ORIGIN || !accountId || !depositId || currency !== 'usd') return null
  if (isPaid) return { kind: 'paid', accountId, depositId, paymentIntentId: id, amountCents: amount }
  return { kind: 'failed', accountId, depositId, reason: 'The saved card was declined.', isAuto: true }
}

function refundFact(object: unknown): PaymentFact | null {
  const { payment_intent: paymentIntentId, amount_refunded, currency } = stripeChargeSchema.parse(object)
  if (!paymentIntentId || currency !== 'usd') return null
  return { kind: 'refunded', paymentIntentId, refundedCents: amount_refunded }
}

function disputeFact(object: unknown): PaymentFact | null {
  const { id, payment_intent, amount, currency, status } = stripeDisputeSchema.parse(object)
  if (!payment_intent || currency !== 'usd') return null
  const state = disputeState(status)
  return { kind: 'disputed', paymentIntentId: payment_intent, disputeId: id, amountCents: amount, state }
}

/**
 * What an event of Stripe means for an account's money; null when it means nothing, or is of a payment that
 * was not made here.
 * @throws ZodError when it is not formed as Stripe forms its events
 */
export function paymentFactOf({ type, data: { object } }: StripeEvent): PaymentFact | null {
  switch (type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return sessionFact(stripeSessionSchema.parse(object))
    case 'checkout.session.async_payment_failed':
      return sessionFact(stripeSessionSchema.parse(object), 'The payment failed.')
    case 'checkout.session.expired':
      return sessionFact(stripeSessionSchema.parse(object), 'It was not paid in time.')
    case 'payment_intent.succeeded':
      return intentFact(stripeIntentSchema.parse(object), true)
    case 'payment_intent.payment_failed':
      return intentFact(stripeIntentSchema.parse(object), false)
    case 'charge.refunded':
      return refundFact(object)
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.closed':
      return disputeFact(object)
    default:
      return null
  }
}
