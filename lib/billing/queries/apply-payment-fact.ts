import 'server-only'
import { periodOf } from '@/lib/billing/period-of'
import { appendEntry } from '@/lib/billing/queries/append-entry'
import { lockPayment } from '@/lib/billing/queries/lock-payment'
import { pauseTopUps } from '@/lib/billing/queries/pause-top-ups'
import { postReversals } from '@/lib/billing/queries/post-reversals'
import type { DepositOrigin, PaymentVia } from '@/lib/billing/schema'
import type { PaymentFact, StripeEvent } from '@/lib/billing/stripe-schema'
import { formatId } from '@/lib/db/id'
import { type Queryable, transaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { PICOS_PER_CENT } from '@/lib/money/picos'

/** `accountId` is null when the fact is of no account that is known yet. */
export type Applied = { accountId: bigint | null; changed: boolean }

type Fact<Kind extends PaymentFact['kind']> = Extract<PaymentFact, { kind: Kind }>

const NOTHING: Applied = { accountId: null, changed: false }

async function isNews(client: Queryable, { id, type }: StripeEvent, now: Date): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into stripe_events (event_id, type, received_at) values ($1, $2, $3)
     on conflict (event_id) do nothing`,
    [id, type, now],
  )
  return rowCount === 1
}

async function findPayable(client: Queryable, { accountId, depositId }: Fact<'paid'>) {
  const { rows } = await client.query<{ amountPicos: string; via: PaymentVia; origin: DepositOrigin }>(
    `select amount_picos::text as "amountPicos", via, origin
     from deposits where account_id = $1 and deposit_id = $2`,
    [accountId, depositId],
  )
  return rows[0]
}

/** Ties the payment to its deposit for good. @throws AppError conflict when either is tied to another one */
async function tie(client: Queryable, fact: Fact<'paid'>): Promise<void> {
  const { accountId, depositId, paymentIntentId } = fact
  await lockPayment(client, paymentIntentId)
  const { rows } = await client.query<{ paymentIntentId: string; depositId: bigint | null }>(
    `select payment_intent_id as "paymentIntentId", deposit_id as "depositId" from stripe_payments
     where payment_intent_id = $1 or deposit_id = $2`,
    [paymentIntentId, depositId],
  )
  const isOther = rows.some(
    (row) => row.paymentIntentId !== paymentIntentId || (row.depositId ?? depositId) !== depositId,
  )
  if (isOther) throw new AppError('conflict', 'This payment and this deposit belong to others.')
  await client.query(
    'update stripe_payments set account_id = $2, deposit_id = $3 where payment_intent_id = $1',
    [paymentIntentId, accountId, depositId],
  )
}

async function applyPaid(client: Queryable, fact: Fact<'paid'>, now: Date): Promise<Applied> {
  const { accountId, depositId, paymentIntentId, amountCents } = fact
  const deposit = await findPayable(client, fact)
  if (deposit?.via !== 'stripe') return NOTHING
  const amountPicos = amountCents * PICOS_PER_CENT
  if (amountPicos !== BigInt(deposit.amountPicos)) {
    throw new AppError('unprocessable', 'What was paid is not what the deposit asks. Nothing was booked.')
  }
  await tie(client, fact)
  const entry = {
    accountId,
    kind: 'deposit',
    idempotencyKey: `deposit:${formatId('dep', depositId)}`,
    period: periodOf(now),
    amountPicos,
    reason: deposit.origin === 'auto' ? 'Automatic top-up' : 'Deposit',
  } as const
  const { created } = await appendEntry(client, entry, now)
  if (created) {
    await client.query(
      `update deposits set status = 'settled', settled_at = $3, failure = null
       where account_id = $1 and deposit_id = $2`,
      [accountId, depositId, now],
    )
  }
  const posted = await postReversals(client, paymentIntentId, now)
  return { accountId, changed: created || posted > 0 }
}

async function applyFailed(client: Queryable, fact: Fact<'failed'>, now: Date): Promise<Applied> {
  const { accountId, depositId, reason, isAuto } = fact
  const { rowCount } = await client.query(
    `update deposits set status = 'failed', failure = $3
     where account_id = $1 and deposit_id = $2 and status = 'pending' and via = 'stripe'`,
    [accountId, depositId, reason],
  )
  if (rowCount === 0) return NOTHING
  if (isAuto) await pauseTopUps(client, accountId, reason, now)
  return { accountId, changed: true }
}

async function applyRefunded(client: Queryable, fact: Fact<'refunded'>, now: Date): Promise<Applied> {
  const { accountId } = await lockPayment(client, fact.paymentIntentId)
  // Every event tells all that was refunded so far; one that comes late tells less and changes nothing.
  await client.query(
    `update stripe_payments set refunded_cents = greatest(refunded_cents, $2)
     where payment_intent_id = $1`,
    [fact.paymentIntentId, fact.refundedCents],
  )
  return { accountId, changed: (await postReversals(client, fact.paymentIntentId, now)) > 0 }
}

async function applyDisputed(client: Queryable, fact: Fact<'disputed'>, now: Date): Promise<Applied> {
  const { accountId } = await lockPayment(client, fact.paymentIntentId)
  // States are declared from the first to the last, so an event that comes late can't take one back.
  await client.query(
    `insert into stripe_disputes (dispute_id, payment_intent_id, amount_cents, state)
     values ($1, $2, $3, $4::dispute_state)
     on conflict (dispute_id) do update set state = greatest(stripe_disputes.state, excluded.state)`,
    [fact.disputeId, fact.paymentIntentId, fact.amountCents, fact.state],
  )
  return { accountId, changed: (await postReversals(client, fact.paymentIntentId, now)) > 0 }
}

/**
 * Books what a fact changes, together with the event that told it: both stand or neither. What is told of a
 * payment before that is known to be paid waits with the payment, and is booked right after it.
 * @param event the event that tells it, or null when Stripe was asked
 * @throws AppError unprocessable (another amount), conflict (another payment's deposit)
 */
export function applyPaymentFact(fact: PaymentFact, event: StripeEvent | null, now: Date): Promise<Applied> {
  return transaction(async (client) => {
    if (event && !(await isNews(client, event, now))) return NOTHING
    switch (fact.kind) {
      case 'paid':
        return applyPaid(client, fact, now)
      case 'failed':
        return applyFailed(client, fact, now)
      case 'refunded':
        return applyRefunded(client, fact, now)
      case 'disputed':
        return applyDisputed(client, fact, now)
    }
  })
}
