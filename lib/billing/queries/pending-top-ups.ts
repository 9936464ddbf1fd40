import 'server-only'
import type { PaymentVia } from '@/lib/billing/schema'
import { pool } from '@/lib/db/pool'

export type PendingTopUp = {
  accountId: bigint
  depositId: bigint
  amountPicos: bigint
  via: PaymentVia
  customerId: string | null
  methodId: string
  createdAt: Date
}

/** Automatic top-ups of which nobody knows yet how they ended, the oldest first. */
export async function pendingTopUps(): Promise<PendingTopUp[]> {
  const { rows } = await pool().query<Omit<PendingTopUp, 'amountPicos'> & { amountPicos: string }>(
    `select account_id as "accountId", deposit_id as "depositId", amount_picos::text as "amountPicos", via,
       customer_id as "customerId", coalesce(method_id, '') as "methodId", created_at as "createdAt"
     from deposits where status = 'pending' and origin = 'auto' order by created_at, account_id`,
  )
  return rows.map((row) => ({ ...row, amountPicos: BigInt(row.amountPicos) }))
}
