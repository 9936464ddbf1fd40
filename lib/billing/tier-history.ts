import { tierChanges } from '@/lib/billing/queries/tier-changes'
import { type TierHistory, tierDetailSchema } from '@/lib/billing/tier-schema'

/**
 * How the account came to its tier, newest first: by its deposits, or by an operator's hand. Who the operator
 * was stands in the audit log, and is not told to customers.
 */
export async function tierHistory(accountId: bigint): Promise<TierHistory> {
  const { changes, sums } = await tierChanges(accountId)
  return {
    depositedPicos: sums.deposited,
    refundedPicos: sums.refunded,
    disputedPicos: sums.disputed,
    changes: changes.map(({ actor, detail, createdAt }) => {
      const { before = null, after, because = null } = tierDetailSchema.parse(detail)
      return { at: createdAt.toISOString(), before, after, because, byOperator: actor !== 'system' }
    }),
  }
}
