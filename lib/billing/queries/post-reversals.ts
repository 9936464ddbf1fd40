import 'server-only'
import { periodOf } from '@/lib/billing/period-of'
import { appendEntry } from '@/lib/billing/queries/append-entry'
import { lockPayment } from '@/lib/billing/queries/lock-payment'
import type { DisputeState } from '@/lib/billing/stripe-schema'
import type { Queryable } from '@/lib/db/transaction'
import { PICOS_PER_CENT } from '@/lib/money/picos'

type Dispute = { disputeId: string; amountCents: bigint; state: DisputeState }

/**
 * Brings the ledger to what was refunded and disputed of a payment that is booked; before that, all waits.
 * @returns how many entries were made
 */
export async function postReversals(client: Queryable, paymentIntentId: string, now: Date): Promise<number> {
  const { accountId, refundedCents, postedCents } = await lockPayment(client, paymentIntentId)
  if (accountId === null) return 0
  const base = { accountId, period: periodOf(now) }
  let made = 0
  if (refundedCents > postedCents) {
    const refund = {
      ...base,
      kind: 'refund',
      idempotencyKey: `refund:${paymentIntentId}:${refundedCents}`,
      amountPicos: -(refundedCents - postedCents) * PICOS_PER_CENT,
      reason: 'Refund of a deposit',
    } as const
    if ((await appendEntry(client, refund, now)).created) made += 1
    await client.query('update stripe_payments set posted_cents = $2 where payment_intent_id = $1', [
      paymentIntentId,
      refundedCents,
    ])
  }
  const { rows } = await client.query<Dispute>(
    `select dispute_id as "disputeId", amount_cents as "amountCents", state
     from stripe_disputes where payment_intent_id = $1 order by dispute_id`,
    [paymentIntentId],
  )
  for (const { disputeId, amountCents, state } of rows) {
    const amountPicos = amountCents * PICOS_PER_CENT
    const steps = [
      ...(state === 'inquiry' ? [] : [['opened', -amountPicos, 'Dispute of a deposit'] as const]),
      ...(state === 'won' ? [['won', amountPicos, 'Dispute won, given back'] as const] : []),
    ]
    for (const [step, picos, reason] of steps) {
      const idempotencyKey = `dispute:${disputeId}:${step}`
      const entry = { ...base, kind: 'dispute', idempotencyKey, amountPicos: picos, reason } as const
      if ((await appendEntry(client, entry, now)).created) made += 1
    }
  }
  return made
}
