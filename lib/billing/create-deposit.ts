import type { By } from '@/lib/audit/schema'
import { paymentVia } from '@/lib/billing/payment-via'
import { insertDeposit } from '@/lib/billing/queries/insert-deposit'
import { depositAmountSchema } from '@/lib/billing/schema'

/**
 * Notes that money is on its way: a pending deposit, which moves no balance until it is settled.
 * @throws ZodError when the amount is off the bounds of a payment
 */
export async function createDeposit(
  deposit: { accountId: bigint; amountPicos: bigint; savesMethod?: boolean },
  by: By,
): Promise<{ depositId: bigint }> {
  const { accountId, savesMethod = false } = deposit
  const amountPicos = depositAmountSchema.parse(deposit.amountPicos)
  const row = { accountId, amountPicos, savesMethod, via: paymentVia() }
  return { depositId: await insertDeposit(row, by) }
}
