import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'
import type { PriceBook } from '@/lib/pricing/build-price-book'
import type { RateDoubt } from '@/lib/pricing/doubt-schema'
import { doubtsOf } from '@/lib/pricing/doubts-of'
import { prepareDoubtText } from '@/lib/pricing/prepare-doubts'
import { priceBook } from '@/lib/pricing/price-book'
import { rateOf } from '@/lib/pricing/rate-of'
import type { NewPrice, Rate } from '@/lib/pricing/schema'
import { setPrice } from '@/lib/pricing/set-price'
import { typicalRate } from '@/lib/pricing/typical-rate'

const FAR_AWAY_MS = 8_640_000_000_000_000

function doubtsIn(book: PriceBook, rate: Rate, { price, now }: { price: NewPrice; now: Date }): RateDoubt[] {
  const { model, kind, accountId = 0n, startsAt = now } = price
  const at = (timeMs: number) => book.find({ accountId, model, kind, timeMs })?.rate
  const before = at(startsAt.getTime() - 1) ?? at(FAR_AWAY_MS)
  if (before) return doubtsOf(rate, { rate: before, against: 'rate before' })
  const typical = typicalRate(book.listAt(now.getTime()), kind)
  return typical ? doubtsOf(rate, { rate: typical, against: 'typical rate' }) : []
}

/**
 * Enters a rate as a person does, who may have read another unit: a figure that is off by a factor of about
 * 1,000 or 1,000,000 is only taken when that very factor is confirmed. Another rate that is to begin at that
 * start must be withdrawn first.
 * @param confirmed the keys of the doubts that the person was shown
 * @throws AppError unprocessable with `details.doubts`; and what `setPrice` throws
 */
export async function enterPrice(
  price: NewPrice,
  { confirmed, ...by }: By & { confirmed: readonly string[] },
): Promise<{ priceId: bigint }> {
  const doubts = doubtsIn(await priceBook(), rateOf(price), { price, now: by.now })
  const open = doubts.filter(({ key }) => !confirmed.includes(key))
  if (open.length > 0) {
    const said = open.map((doubt) => prepareDoubtText(doubt, 'en-US')).join(' ')
    const message = `${said} Look at the unit, then confirm it if it is right.`
    throw new AppError('unprocessable', message, { details: { doubts } })
  }
  return setPrice(price, by, { mayReplace: false })
}
