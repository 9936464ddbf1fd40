import type { By } from '@/lib/audit/schema'
import { updateCreditLimit } from '@/lib/billing/queries/account-terms'
import { signalAccount } from '@/lib/db/account-signals'

/** How far below zero a balance may go before requests are refused. @throws AppError not_found */
export async function setCreditLimit(
  limit: { accountId: bigint; creditLimitPicos: bigint; reason: string },
  by: By,
): Promise<void> {
  await updateCreditLimit(limit, by)
  signalAccount(limit.accountId)
}
