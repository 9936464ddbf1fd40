import { type StripeObject, type StripeState, stripeId } from './stripe-state'

/**
 * What people and banks do at Stripe: each act changes its objects as Stripe does, and gives the event that
 * tells of it.
 */
export class StripeCustomer {
  constructor(private readonly state: StripeState) {}

  private session(id: string): StripeObject {
    const session = this.state.sessions.get(id)
    if (!session) throw new Error(`there is no session ${id}`)
    return session
  }

  /** Fills the page in; a card pays at once, a bank debit later. */
  complete(sessionId: string, { later = false } = {}): StripeObject {
    const session = this.session(sessionId)
    const data = session.intent_data as { metadata?: unknown } | undefined
    const status = later ? 'processing' : 'succeeded'
    const more = { customer: session.customer, method: undefined, status }
    const intent = this.state.addIntent(Number(session.amount_total), data?.metadata, more)
    Object.assign(session, {
      status: 'complete',
      payment_status: later ? 'unpaid' : 'paid',
      payment_intent: intent.id,
    })
    return this.state.event('checkout.session.completed', session)
  }

  arrive(sessionId: string): StripeObject {
    const session = Object.assign(this.session(sessionId), { payment_status: 'paid' })
    return this.state.event('checkout.session.async_payment_succeeded', session)
  }

  bounce(sessionId: string): StripeObject {
    return this.state.event('checkout.session.async_payment_failed', this.session(sessionId))
  }

  expire(sessionId: string): StripeObject {
    const session = Object.assign(this.session(sessionId), { status: 'expired' })
    return this.state.event('checkout.session.expired', session)
  }

  intentOf(sessionId: string): string {
    return String(this.session(sessionId).payment_intent)
  }

  /** Gives a part of a payment back; the event tells all that was given back so far. */
  refund(intentId: string, cents: number): StripeObject {
    const charge = this.state.charges.get(intentId)
    if (!charge) throw new Error(`there is no charge of ${intentId}`)
    charge.amount_refunded = Number(charge.amount_refunded) + cents
    return this.state.event('charge.refunded', charge)
  }

  /** The three tellings of a dispute: that it was opened, and how it ended. */
  dispute(intentId: string, cents: number, status = 'needs_response') {
    const dispute = {
      id: stripeId('du'),
      object: 'dispute',
      payment_intent: intentId,
      amount: cents,
      currency: 'usd',
      status,
    }
    const tell = (type: string, ended: string) =>
      this.state.event(`charge.dispute.${type}`, { ...dispute, status: ended })
    return {
      created: tell('created', status),
      closed: (ended: 'won' | 'lost' | 'warning_closed') => tell('closed', ended),
    }
  }
}
