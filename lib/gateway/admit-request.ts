import { maySpend } from '@/lib/billing/may-spend'
import { askLimits } from '@/lib/limits/ask-limits'
import type { AskedWindow, Decision } from '@/lib/limits/schema'
import { priceBook } from '@/lib/pricing/price-book'

export type AskedAdmission = {
  accountId: bigint
  tierId: string
  /** Any name of the model. */
  model: string
  /** What stands for the client's network; null where it isn't known. */
  address: string | null
}

/** isOutOfFunds is true for a request within its limits whose account has nothing left to spend. */
export type Admission = Decision & { isOutOfFunds: boolean; asked: AskedWindow[] }

/**
 * The gateway owns the decision over a request before it is served. The order is the contract's: limits
 * first, then funds; only what passes both takes its places in the windows.
 */
export async function admitRequest(
  { model, ...request }: AskedAdmission,
  { now }: { now: Date },
): Promise<Admission> {
  const [book, hasFunds] = await Promise.all([priceBook(), maySpend(request.accountId)])
  const known = book.canonicalModel(model) ?? model
  const decision = await askLimits({ ...request, model: known }, { consume: hasFunds, now })
  return { ...decision, isOutOfFunds: decision.refusedBy === null && !hasFunds }
}
