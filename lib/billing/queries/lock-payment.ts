import 'server-only'
import type { Queryable } from '@/lib/db/transaction'

type Payment = { accountId: bigint | null; refundedCents: bigint; postedCents: bigint }

/** The payment's row, made when nothing was told of it before, and held until the transaction ends. */
export async function lockPayment(client: Queryable, paymentIntentId: string): Promise<Payment> {
  await client.query(
    `insert into stripe_payments (payment_intent_id) values ($1)
     on conflict (payment_intent_id) do nothing`,
    [paymentIntentId],
  )
  const { rows } = await client.query<Payment>(
    `select account_id as "accountId", refunded_cents as "refundedCents", posted_cents as "postedCents"
     from stripe_payments where payment_intent_id = $1 for update`,
    [paymentIntentId],
  )
  return rows[0] ?? { accountId: null, refundedCents: 0n, postedCents: 0n }
}
