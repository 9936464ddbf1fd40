import Stripe from 'stripe'
import { ZodError } from 'zod'
import { paymentFactOf } from '@/lib/billing/payment-fact-of'
import { stripeClient } from '@/lib/billing/stripe-client'
import { type StripeEvent, stripeEventSchema } from '@/lib/billing/stripe-schema'
import { takePaymentFact } from '@/lib/billing/take-payment-fact'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import type { NodeEndpoint } from '@/lib/http/node-handler'
import { readBody } from '@/lib/http/read-body'
import { requireMethod } from '@/lib/http/require-method'

const MAX_BODY_BYTES = 1024 * 1024
const TOLERANCE_SECONDS = 300

/** @throws AppError invalid_request when the signature is missing, forged, or too old */
function verified(body: Buffer, signature: string | undefined, now: Date): StripeEvent {
  const { STRIPE_WEBHOOK_SECRET = '' } = env()
  try {
    const event: unknown = stripeClient().webhooks.constructEvent(
      body,
      signature ?? '',
      STRIPE_WEBHOOK_SECRET,
      TOLERANCE_SECONDS,
      undefined,
      now.getTime(),
    )
    return stripeEventSchema.parse(event)
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) {
      throw new AppError('invalid_request', 'The signature is not valid, or more than 300 seconds old.')
    }
    if (error instanceof ZodError) throw error
    throw new AppError('invalid_request', 'The body is no event of Stripe.', { cause: error })
  }
}

/**
 * `POST /v1/webhooks/stripe`: what Stripe tells, signed over the raw body. It is answered once it is booked,
 * so that whatever goes wrong before makes Stripe tell it again.
 */
export const stripeEndpoint: NodeEndpoint = async (request) => {
  if (env().STRIPE_SECRET_KEY === undefined) throw new AppError('not_found', 'Stripe is not set up here.')
  requireMethod(request, 'POST')
  const body = await readBody(request, MAX_BODY_BYTES)
  const now = new Date()
  const signature = request.headers['stripe-signature']
  const event = verified(body, Array.isArray(signature) ? signature[0] : signature, now)
  const fact = paymentFactOf(event)
  if (fact) await takePaymentFact(fact, { event, now })
  return { received: true }
}
