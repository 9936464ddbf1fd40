import { z } from 'zod'

/**
 * The few fields of Stripe's objects that are read here; whatever else they hold is dropped. Amounts are
 * whole cents, as Stripe counts them.
 */
const idOf = (prefix: string) =>
  z
    .string()
    .max(255)
    .regex(new RegExp(`^${prefix}_\\w+$`))

/** A reference is an id, or the whole object when it was asked for. */
const refTo = (prefix: string) =>
  z.union([idOf(prefix), z.object({ id: idOf(prefix) }).transform(({ id }) => id)])

const cents = z.number().int().min(0).max(99_999_999_999).transform(BigInt)
const metadata = z.record(z.string(), z.string()).nullish()

export const stripeSessionSchema = z.object({
  id: idOf('cs'),
  mode: z.string(),
  status: z.enum(['open', 'complete', 'expired']).nullish(),
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  amount_total: cents.nullish(),
  currency: z.string().nullish(),
  client_reference_id: z.string().nullish(),
  metadata,
  payment_intent: refTo('pi').nullish(),
  url: z.url({ protocol: /^https?$/ }).nullish(),
})
export type StripeSession = z.output<typeof stripeSessionSchema>

export const stripeChargeSchema = z.object({
  payment_intent: refTo('pi').nullish(),
  amount_refunded: cents,
  currency: z.string(),
})

export const stripeDisputeSchema = z.object({
  id: z
    .string()
    .max(255)
    .regex(/^(dp|du)_\w+$/),
  payment_intent: refTo('pi').nullish(),
  amount: cents,
  currency: z.string(),
  status: z.string(),
})

const methodSchema = z.object({
  id: idOf('pm'),
  card: z
    .object({
      brand: z.string().max(32),
      last4: z.string().regex(/^\d{4}$/),
      exp_month: z.number().int().min(1).max(12),
      exp_year: z.number().int().min(2000).max(9999),
    })
    .nullish(),
})

/** `payment_method` is asked for as a whole. */
export const stripePaidIntentSchema = z.object({
  id: idOf('pi'),
  customer: refTo('cus').nullish(),
  payment_method: methodSchema.nullish(),
})

export const stripeIntentSchema = z.object({
  id: idOf('pi'),
  status: z.string(),
  amount: cents,
  currency: z.string(),
  metadata,
})
export type StripeIntent = z.output<typeof stripeIntentSchema>

export const stripeEventSchema = z.object({
  id: idOf('evt'),
  type: z.string().max(255),
  data: z.object({ object: z.unknown() }),
})
export type StripeEvent = z.output<typeof stripeEventSchema>

/** As far as money goes: an inquiry has taken none yet, `open` and `lost` have, `won` has given it back. */
export const DISPUTE_STATES = ['inquiry', 'open', 'lost', 'won'] as const
export type DisputeState = (typeof DISPUTE_STATES)[number]

/** What Stripe tells of a payment. Balance and tier are made of these, in whatever order they come. */
export type PaymentFact =
  | { kind: 'paid'; accountId: bigint; depositId: bigint; paymentIntentId: string; amountCents: bigint }
  | { kind: 'failed'; accountId: bigint; depositId: bigint; reason: string; isAuto: boolean }
  | { kind: 'refunded'; paymentIntentId: string; refundedCents: bigint }
  | {
      kind: 'disputed'
      paymentIntentId: string
      disputeId: string
      amountCents: bigint
      state: DisputeState
    }
