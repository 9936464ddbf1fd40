import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'
import { writePrice } from '@/lib/pricing/queries/write-price'
import { rateOf } from '@/lib/pricing/rate-of'
import { type NewPrice, newPriceSchema } from '@/lib/pricing/schema'
import { MINUTE_MS } from '@/lib/time/range'

/**
 * Enters a rate that holds from a whole minute on: the minute that is running when none is named, or the
 * next when a rate began in it already. Rates in use are never edited, and what was priced before stays as
 * it was priced. The same rate at the same start answers the row that stands; a start that is still to come
 * may be entered anew, unless it may not be replaced.
 * @throws AppError conflict when another rate is in use from that very start, not_found without such an
 * account.
 */
export async function setPrice(
  price: NewPrice,
  by: By,
  { mayReplace = true }: { mayReplace?: boolean } = {},
): Promise<{ priceId: bigint }> {
  const { model, accountId, startsAt, ...rest } = newPriceSchema.parse(price)
  if (startsAt && startsAt.getTime() % MINUTE_MS !== 0) {
    throw new AppError('invalid_request', 'A rate begins on a whole minute.', { param: 'startsAt' })
  }
  const rate = rateOf({ model, ...rest })
  const minuteMs = Math.floor(by.now.getTime() / MINUTE_MS) * MINUTE_MS
  const starts = startsAt ? [startsAt] : [new Date(minuteMs), new Date(minuteMs + MINUTE_MS)]
  return { priceId: await writePrice({ accountId, model, rate, mayReplace }, starts, by) }
}
