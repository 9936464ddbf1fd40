import Stripe from 'stripe'
import { askStripe } from '@/lib/billing/ask-stripe'
import { AUTO_ORIGIN } from '@/lib/billing/payment-fact-of'
import { paymentVia } from '@/lib/billing/payment-via'
import { failTopUp } from '@/lib/billing/queries/fail-top-up'
import type { PendingTopUp } from '@/lib/billing/queries/pending-top-ups'
import { settleDepositOnce } from '@/lib/billing/queries/settle-deposit-once'
import { stripeIntentSchema } from '@/lib/billing/stripe-schema'
import { takePaymentFact } from '@/lib/billing/take-payment-fact'
import { signalAccount } from '@/lib/db/account-signals'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { PICOS_PER_CENT } from '@/lib/money/picos'
import { HOUR_MS } from '@/lib/time/range'

/** Stripe knows a key for a day; a charge that is repeated after that could be a second one. */
const GIVE_UP_MS = 23 * HOUR_MS

const DECLINED: Record<string, string> = {
  insufficient_funds: 'The saved card was declined: insufficient funds.',
  expired_card: 'The saved card has expired.',
  authentication_required: 'The bank wants the card’s holder to confirm. Pay once by hand.',
}

/** The same top-up has the same key, however often it is tried, so that it is charged once. */
function askForMoney({ accountId, depositId, amountPicos, customerId, methodId }: PendingTopUp) {
  const deposit = formatId('dep', depositId)
  const metadata = { deposit_id: deposit, account_id: formatId('acc', accountId), origin: AUTO_ORIGIN }
  return askStripe(
    (stripe) =>
      stripe.paymentIntents.create(
        {
          amount: Number(amountPicos / PICOS_PER_CENT),
          currency: 'usd',
          ...(customerId !== null && { customer: customerId }),
          payment_method: methodId,
          off_session: true,
          confirm: true,
          error_on_requires_action: true,
          description: 'Automatic top-up of the balance for API usage',
          metadata,
        },
        { idempotencyKey: `top-up:${deposit}` },
      ),
    stripeIntentSchema,
  )
}

/** @returns why there will be no money, or null when it has come or is still on its way */
async function chargeByStripe(topUp: PendingTopUp, now: Date): Promise<string | null> {
  const { accountId, depositId, createdAt } = topUp
  if (now.getTime() - createdAt.getTime() > GIVE_UP_MS) return 'Stripe did not say how the charge ended.'
  try {
    const { id: paymentIntentId, status, amount: amountCents } = await askForMoney(topUp)
    if (status === 'processing') return null
    if (status !== 'succeeded') return 'The saved card was not charged.'
    const paid = { kind: 'paid', accountId, depositId, paymentIntentId, amountCents } as const
    await takePaymentFact(paid, { event: null, now })
    return null
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError) {
      return DECLINED[error.decline_code ?? error.code ?? ''] ?? 'The saved card was declined.'
    }
    if (error instanceof AppError && error.code === 'unprocessable')
      return 'Stripe does not accept the saved card any more.'
    throw error
  }
}

async function chargeTestCard(topUp: PendingTopUp, now: Date): Promise<string | null> {
  if (topUp.methodId !== 'accepted') return 'The test card was declined, as it always is.'
  await settleDepositOnce(topUp.accountId, topUp.depositId, now)
  return null
}

/**
 * Charges the saved card for a top-up that was written down. Declined, it pauses the next ones with the
 * reason.
 * @throws AppError when Stripe can't be asked just now: then the top-up stays pending and is tried again
 */
export async function chargeTopUp(topUp: PendingTopUp, { now }: { now: Date }): Promise<void> {
  const { accountId, depositId, via } = topUp
  const charge = via === 'test' ? chargeTestCard : chargeByStripe
  const isOfOtherMode = 'The saved card is not of the payment provider that is set up here.'
  const failure = via === paymentVia() ? await charge(topUp, now) : isOfOtherMode
  if (failure !== null) await failTopUp({ accountId, depositId, reason: failure }, now)
  signalAccount(accountId)
}
