import { settleDepositOnce } from '@/lib/billing/queries/settle-deposit-once'
import { signalAccount } from '@/lib/db/account-signals'

/**
 * Books a deposit whose payment has come: once, however often and from however many sides it is told. With it
 * the tier moves at once when deposits have earned one.
 * @throws AppError not_found, conflict when the payment had failed
 */
export async function settleDeposit(
  { accountId, depositId }: { accountId: bigint; depositId: bigint },
  { now }: { now: Date },
): Promise<{ entryId: bigint; created: boolean }> {
  const settled = await settleDepositOnce(accountId, depositId, now)
  if (settled.created) signalAccount(accountId)
  return settled
}
