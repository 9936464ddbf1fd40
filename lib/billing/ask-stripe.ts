import Stripe from 'stripe'
import type { z } from 'zod'
import { stripeClient } from '@/lib/billing/stripe-client'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'

const NOTHING_BOOKED = 'Nothing was booked here; try again in a moment.'

function toAppError(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  const { type, code, statusCode, requestId } = error
  log.error({ type, code, statusCode, stripeRequestId: requestId }, 'Stripe did not do what it was asked')
  if (error instanceof Stripe.errors.StripeConnectionError) {
    const isLate = /timeout|timed out|abort/i.test(`${error.message} ${error.detail ?? ''}`)
    return isLate
      ? new AppError('upstream_timeout', `Stripe does not answer. ${NOTHING_BOOKED}`)
      : new AppError('upstream_failed', `Stripe can't be reached. ${NOTHING_BOOKED}`)
  }
  if (error instanceof Stripe.errors.StripeRateLimitError) {
    const message = `Stripe is asked too often right now. ${NOTHING_BOOKED}`
    return new AppError('unavailable', message, { retryAfterSeconds: 2 })
  }
  const isOurFault =
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeIdempotencyError
  if (isOurFault) return new AppError('unprocessable', `Stripe does not accept this. ${NOTHING_BOOKED}`)
  return new AppError('upstream_failed', `Stripe refused what it was asked. ${NOTHING_BOOKED}`)
}

/**
 * Asks Stripe and checks that its answer has the form that is needed. A refused card is passed on as the SDK
 * throws it, since that is an answer.
 * @throws StripeCardError; AppError unprocessable when asking again is of no use, else upstream_timeout,
 *   upstream_failed, unavailable
 */
export async function askStripe<T>(
  question: (stripe: Stripe) => Promise<unknown>,
  schema: z.ZodType<T>,
): Promise<T> {
  const answer = await question(stripeClient()).catch((error: unknown) => {
    throw error instanceof Stripe.errors.StripeCardError ? error : toAppError(error)
  })
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  const paths = parsed.error.issues.map((issue) => issue.path.join('.'))
  log.error({ paths }, 'Stripe gave an answer of another form')
  throw new AppError('upstream_failed', `Stripe's answer makes no sense. ${NOTHING_BOOKED}`)
}
