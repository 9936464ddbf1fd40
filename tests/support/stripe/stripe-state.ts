import { randomBytes } from 'node:crypto'

/** What a Stripe of our own remembers: the objects that the product makes and that its customers pay. */
export type Fields = Record<string, unknown>
export type StripeObject = Fields & { id: string }

export const stripeId = (prefix: string) => `${prefix}_test_${randomBytes(9).toString('hex')}`
const nowSeconds = () => Math.floor(Date.now() / 1000)

export class StripeState {
  readonly sessions = new Map<string, StripeObject>()
  readonly intents = new Map<string, StripeObject>()
  readonly charges = new Map<string, StripeObject>()
  /** The card that the next off-session payment meets. */
  nextDecline: string | null = null
  readonly requests: { method: string; path: string; key: string | undefined; fields: Fields }[] = []

  /** What a request of a method makes; null when there is no such address or object. */
  answer(method: string, path: string, fields: Fields): { status: number; body: Fields } | null {
    const [, , ...parts] = path.split('/')
    const [noun = '', second = '', third = ''] = parts
    if (method === 'POST' && path === '/v1/checkout/sessions') return ok(this.openSession(fields))
    if (method === 'GET' && noun === 'checkout') return this.found(this.sessions, third)
    if (method === 'POST' && path === '/v1/payment_intents') return this.charge(fields)
    if (method === 'GET' && noun === 'payment_intents') return this.found(this.intents, second)
    if (method === 'POST' && third === 'detach') return ok({ id: second, object: 'payment_method' })
    return null
  }

  private found(objects: Map<string, StripeObject>, id: string) {
    const object = objects.get(id)
    return object ? ok(object) : null
  }

  private openSession(fields: Fields): StripeObject {
    const items = fields.line_items as Record<string, { price_data: { unit_amount: string } }> | undefined
    const session = {
      id: stripeId('cs'),
      object: 'checkout.session',
      mode: fields.mode,
      status: 'open',
      payment_status: 'unpaid',
      amount_total: Number(items?.['0']?.price_data.unit_amount),
      currency: 'usd',
      client_reference_id: fields.client_reference_id,
      customer: fields.customer ?? (fields.customer_creation ? stripeId('cus') : null),
      metadata: fields.metadata ?? {},
      payment_intent: null,
      url: 'https://checkout.stripe.example/c/pay',
      success_url: fields.success_url,
      intent_data: fields.payment_intent_data,
    }
    this.sessions.set(session.id, session)
    return session
  }

  /** A payment without a person: the saved card is charged, or declined. */
  private charge(fields: Fields) {
    const decline = this.nextDecline
    const intent = this.addIntent(Number(fields.amount), fields.metadata, {
      customer: fields.customer,
      method: fields.payment_method,
      status: decline ? 'requires_payment_method' : 'succeeded',
    })
    if (!decline) return ok(intent)
    const error = {
      type: 'card_error',
      code: 'card_declined',
      decline_code: decline,
      message: 'Your card was declined.',
      payment_intent: intent,
    }
    return { status: 402, body: { error } }
  }

  addIntent(
    amount: number,
    metadata: unknown,
    more: { customer: unknown; method: unknown; status: string },
  ): StripeObject {
    const card = { brand: 'visa', last4: '4242', exp_month: 8, exp_year: 2031 }
    const intent = {
      id: stripeId('pi'),
      object: 'payment_intent',
      amount,
      currency: 'usd',
      status: more.status,
      metadata: metadata ?? {},
      customer: more.customer ?? null,
      payment_method: { id: String(more.method ?? stripeId('pm')), object: 'payment_method', card },
    }
    this.intents.set(intent.id, intent)
    const charge = {
      id: stripeId('ch'),
      object: 'charge',
      payment_intent: intent.id,
      amount,
      amount_refunded: 0,
      currency: 'usd',
    }
    this.charges.set(intent.id, charge)
    return intent
  }

  event(type: string, object: Fields): StripeObject {
    const copy: Fields = JSON.parse(JSON.stringify(object))
    const data = { object: copy }
    return { id: stripeId('evt'), object: 'event', type, created: nowSeconds(), livemode: false, data }
  }
}

function ok(body: Fields) {
  return { status: 200, body }
}
