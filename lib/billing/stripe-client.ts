import Stripe from 'stripe'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

/** An answer that takes longer is none: whoever waits is told within 10 seconds. */
const TIMEOUT_MS = 8_000

let client: Stripe | undefined

/** Stripe's own SDK on our settings. It repeats nothing by itself: who asked decides that. */
export function stripeClient(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API_BASE } = env()
  if (!STRIPE_SECRET_KEY) throw new AppError('not_found', 'Stripe is not set up here.')
  if (!client) {
    const { protocol, hostname, port } = new URL(STRIPE_API_BASE)
    const isPlain = protocol === 'http:'
    client = new Stripe(STRIPE_SECRET_KEY, {
      host: hostname,
      port: port || (isPlain ? 80 : 443),
      protocol: isPlain ? 'http' : 'https',
      timeout: TIMEOUT_MS,
      maxNetworkRetries: 0,
      telemetry: false,
      // Its time counts for the whole answer; that of the other one begins anew with every byte.
      httpClient: Stripe.createFetchHttpClient(),
    })
  }
  return client
}
