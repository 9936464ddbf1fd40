import { askStripe } from '@/lib/billing/ask-stripe'
import { getDeposit } from '@/lib/billing/get-deposit'
import { findDeposit } from '@/lib/billing/queries/find-deposit'
import type { DepositView } from '@/lib/billing/schema'
import { sessionFact } from '@/lib/billing/session-fact'
import { stripeSessionSchema } from '@/lib/billing/stripe-schema'
import { takePaymentFact } from '@/lib/billing/take-payment-fact'
import { AppError } from '@/lib/errors'

const NONE = 'There is no such deposit.'

/**
 * What the page behind a payment asks for: reads the payment from Stripe and books it, so that nobody waits
 * for the webhook. Whichever comes first books; the other finds it done.
 * @returns the deposit as it stands then; pending while Stripe still waits for the money
 * @throws AppError not_found, upstream_failed, upstream_timeout
 */
export async function settleCheckout(
  { accountId, depositId }: { accountId: bigint; depositId: bigint },
  { now }: { now: Date },
): Promise<DepositView> {
  const row = await findDeposit(accountId, depositId)
  if (!row) throw new AppError('not_found', NONE)
  const { sessionId } = row
  if (row.status !== 'settled' && row.via === 'stripe' && sessionId !== null) {
    const session = await askStripe(
      (stripe) => stripe.checkout.sessions.retrieve(sessionId),
      stripeSessionSchema,
    )
    const failure = session.status === 'expired' ? 'It was not paid in time.' : undefined
    const fact = sessionFact(session, failure)
    const isOurs = fact && 'depositId' in fact && fact.depositId === depositId && fact.accountId === accountId
    if (isOurs) await takePaymentFact(fact, { event: null, now })
  }
  const deposit = await getDeposit(accountId, depositId)
  if (!deposit) throw new AppError('not_found', NONE)
  return deposit
}
