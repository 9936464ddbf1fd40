import { findDeposit } from '@/lib/billing/queries/find-deposit'
import type { DepositView } from '@/lib/billing/schema'
import { formatId } from '@/lib/db/id'

/** A deposit of the account, or null; what a payment page shows. */
export async function getDeposit(accountId: bigint, depositId: bigint): Promise<DepositView | null> {
  const row = await findDeposit(accountId, depositId)
  return (
    row && {
      depositId: formatId('dep', row.depositId),
      amountPicos: row.amountPicos.toFixed(0),
      status: row.status,
      via: row.via,
      failure: row.failure,
      createdAt: row.createdAt.toISOString(),
      settledAt: row.settledAt?.toISOString() ?? null,
    }
  )
}
