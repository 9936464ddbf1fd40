import type { PaymentVia } from '@/lib/billing/schema'
import { env } from '@/lib/env'

/** Who takes payments here: Stripe when it is set up, else the product's test mode, which charges nobody. */
export function paymentVia(): PaymentVia {
  return env().STRIPE_SECRET_KEY === undefined ? 'test' : 'stripe'
}
