import 'server-only'
import { pool } from '@/lib/db/pool'

/** Payments that are booked and whose card is to be saved, the oldest first. */
export async function cardsToKeep() {
  const { rows } = await pool().query<{ accountId: bigint; depositId: bigint; paymentIntentId: string }>(
    `select d.account_id as "accountId", d.deposit_id as "depositId",
       p.payment_intent_id as "paymentIntentId"
     from deposits d join stripe_payments p on p.deposit_id = d.deposit_id
     where d.status = 'settled' and d.saves_method order by d.settled_at, d.deposit_id`,
  )
  return rows
}
