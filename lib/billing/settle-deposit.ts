import { paymentVia } from '@/lib/billing/payment-via'
import { settleDepositOnce } from '@/lib/billing/queries/settle-deposit-once'
import { signalAccount } from '@/lib/db/account-signals'
import { AppError } from '@/lib/errors'

/**
 * Books a deposit of the test mode, in which a press of a button is the payment: once, however often and from
 * however many sides it comes. With it the tier moves at once when deposits have earned one.
 * @throws AppError not_found (Stripe takes the payments here), conflict when the payment had failed
 */
export async function settleDeposit(
  { accountId, depositId }: { accountId: bigint; depositId: bigint },
  { now }: { now: Date },
): Promise<{ entryId: bigint; created: boolean }> {
  if (paymentVia() !== 'test') throw new AppError('not_found', 'There are no test payments here.')
  const settled = await settleDepositOnce(accountId, depositId, now)
  if (settled.created) signalAccount(accountId)
  return settled
}
