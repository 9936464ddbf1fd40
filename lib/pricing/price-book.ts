import { cachedUntilChanged } from '@/lib/db/change-marks'
import { buildPriceBook, type PriceBook } from '@/lib/pricing/build-price-book'
import { priceBookRows } from '@/lib/pricing/queries/price-book-rows'

const book = cachedUntilChanged<PriceBook>(['prices'], async () => buildPriceBook(await priceBookRows()))

/** All prices and aliases, from memory, at most a second old. */
export function priceBook(): Promise<PriceBook> {
  return book()
}
