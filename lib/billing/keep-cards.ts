import { askStripe } from '@/lib/billing/ask-stripe'
import { paymentVia } from '@/lib/billing/payment-via'
import { cardsToKeep } from '@/lib/billing/queries/cards-to-keep'
import { keepCard } from '@/lib/billing/queries/keep-card'
import { stripePaidIntentSchema } from '@/lib/billing/stripe-schema'
import { signalAccount } from '@/lib/db/account-signals'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'

/**
 * Keeps the cards of payments whose payers wanted that: what Stripe calls them, and what a page shows of
 * them. When Stripe is away they are kept at a later turn.
 */
export async function keepCards(): Promise<void> {
  if (paymentVia() !== 'stripe') return
  for (const { accountId, depositId, paymentIntentId } of await cardsToKeep()) {
    try {
      const { customer, payment_method: method } = await askStripe(
        (stripe) => stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['payment_method'] }),
        stripePaidIntentSchema,
      )
      const { brand = null, last4 = null, exp_month, exp_year } = method?.card ?? {}
      const expires = exp_month && exp_year ? `${String(exp_month).padStart(2, '0')}/${exp_year}` : null
      const isKept = method && customer
      const card = isKept ? { customerId: customer, methodId: method.id, brand, last4, expires } : null
      await keepCard({ accountId, depositId }, card)
      signalAccount(accountId)
    } catch (error) {
      log.error({ err: (error as Error).message }, 'a card could not be kept and will be tried again')
      if (error instanceof AppError) break
    }
  }
}
