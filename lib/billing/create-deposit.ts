import type { By } from '@/lib/audit/schema'
import { insertDeposit } from '@/lib/billing/queries/insert-deposit'
import { depositAmountSchema } from '@/lib/billing/schema'

/**
 * Notes that money is on its way: a pending deposit, which moves no balance until it is settled.
 * @throws ZodError when the amount is off the bounds of a payment
 */
export async function createDeposit(
  deposit: { accountId: bigint; amountPicos: bigint },
  by: By,
): Promise<{ depositId: bigint }> {
  const amountPicos = depositAmountSchema.parse(deposit.amountPicos)
  return { depositId: await insertDeposit({ accountId: deposit.accountId, amountPicos }, by) }
}
