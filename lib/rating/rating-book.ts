import { buildPriceBook, type PriceBook } from '@/lib/pricing/build-price-book'
import { priceBookRows } from '@/lib/pricing/queries/price-book-rows'
import type { Kind, Price } from '@/lib/pricing/schema'
import { bookVersion } from '@/lib/rating/queries/book-version'

/** The price book as the database has it, and the version that it then had. */
export type RatingBook = {
  version: bigint
  book: PriceBook
  /** The instants at which any rate begins that could concern an account's usage. */
  startsFor(accountId: bigint): number[]
  /** From when on a model's usage of an account has a price; null when it never has. */
  coveredSince(usage: { accountId: bigint; model: string; kind: Kind }): number | null
}

/**
 * Reads the book anew, whatever this process has in memory. The version is read before the rows: if it is
 * still the same later, so are they.
 */
export async function ratingBook(): Promise<RatingBook> {
  const version = await bookVersion()
  const rows = await priceBookRows()
  const book = buildPriceBook(rows)
  const concerns = (price: Price, accountId: bigint) =>
    price.accountId === 0n || price.accountId === accountId
  return {
    version,
    book,
    startsFor: (accountId) =>
      rows.prices.filter((price) => concerns(price, accountId)).map((price) => price.startsAtMs),
    coveredSince: ({ accountId, model, kind }) => {
      const canonical = book.canonicalModel(model)
      const starts = rows.prices
        .filter(
          (price) => concerns(price, accountId) && price.model === canonical && price.rate.kind === kind,
        )
        .map((price) => price.startsAtMs)
      return starts.length === 0 ? null : Math.min(...starts)
    },
  }
}
