import type { By } from '@/lib/audit/schema'
import { askStripe } from '@/lib/billing/ask-stripe'
import { createDeposit } from '@/lib/billing/create-deposit'
import { paymentVia } from '@/lib/billing/payment-via'
import { failDeposit } from '@/lib/billing/queries/fail-deposit'
import { findSettings } from '@/lib/billing/queries/find-settings'
import { keepSession } from '@/lib/billing/queries/keep-session'
import { stripeSessionSchema } from '@/lib/billing/stripe-schema'
import { formatId } from '@/lib/db/id'
import { publicUrl } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { PICOS_PER_CENT } from '@/lib/money/picos'

type Start = { accountId: bigint; amountPicos: bigint; savesMethod: boolean }

/** Opens Stripe's page for a deposit. Its id is the key under which Stripe makes it once. */
async function openSession({ accountId, amountPicos, savesMethod }: Start, deposit: string) {
  const account = formatId('acc', accountId)
  const saved = await findSettings(accountId)
  const customer = saved?.methodVia === 'stripe' ? saved.customerId : null
  const billing = `${publicUrl()}/a/${account}/billing`
  const price = {
    currency: 'usd',
    unit_amount: Number(amountPicos / PICOS_PER_CENT),
    product_data: { name: 'Balance for API usage' },
  }
  const metadata = { deposit_id: deposit, account_id: account }
  return askStripe(
    (stripe) =>
      stripe.checkout.sessions.create(
        {
          mode: 'payment',
          client_reference_id: account,
          metadata,
          line_items: [{ quantity: 1, price_data: price }],
          payment_intent_data: { metadata, ...(savesMethod && { setup_future_usage: 'off_session' }) },
          ...(customer ? { customer } : savesMethod && { customer_creation: 'always' }),
          success_url: `${billing}/paid/${deposit}`,
          cancel_url: billing,
        },
        { idempotencyKey: `deposit:${deposit}` },
      ),
    stripeSessionSchema,
  )
}

/**
 * Starts a deposit and says where to pay it: Stripe's page, or our own that stands in for it.
 * @throws AppError upstream_failed, upstream_timeout: then there is no deposit to pay
 */
export async function startDeposit(start: Start, by: By): Promise<{ depositId: bigint; payUrl: string }> {
  const { accountId } = start
  const { depositId } = await createDeposit(start, by)
  const deposit = formatId('dep', depositId)
  if (paymentVia() === 'test') {
    return { depositId, payUrl: `/a/${formatId('acc', accountId)}/billing/pay/${deposit}` }
  }
  try {
    const session = await openSession(start, deposit)
    const isOurs = session.metadata?.deposit_id === deposit && session.url
    if (!isOurs) throw new AppError('upstream_failed', "Stripe's answer makes no sense. Nothing was charged.")
    await keepSession({ accountId, depositId, sessionId: session.id })
    return { depositId, payUrl: session.url ?? '' }
  } catch (error) {
    await failDeposit({ accountId, depositId, reason: 'Stripe did not open its page.' })
    throw error
  }
}
