import type { By } from '@/lib/audit/schema'
import { periodOf } from '@/lib/billing/period-of'
import { adjustBalanceOnce } from '@/lib/billing/queries/adjust-balance-once'
import type { Appended } from '@/lib/billing/queries/append-entry'
import type { MoneyPart } from '@/lib/billing/schema'
import { signalAccount } from '@/lib/db/account-signals'

type Adjustment = { accountId: bigint; amountPicos: bigint; part: MoneyPart; reason: string; key: string }

/**
 * Moves a balance by an operator's hand, with a reason that the customer reads too. The same key again is the
 * entry that stands.
 * @throws AppError not_found, conflict (the key made another entry), unprocessable (promo below zero)
 */
export async function adjustBalance({ key, ...adjustment }: Adjustment, by: By): Promise<Appended> {
  const idempotencyKey = `adjustment:${key}`
  const entry = { ...adjustment, kind: 'adjustment' as const, idempotencyKey, period: periodOf(by.now) }
  const appended = await adjustBalanceOnce(entry, by)
  if (appended.created) signalAccount(adjustment.accountId)
  return appended
}
