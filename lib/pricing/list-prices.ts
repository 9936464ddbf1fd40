import { priceBook } from '@/lib/pricing/price-book'
import type { Price } from '@/lib/pricing/schema'

/** The list prices in force now: text, then image, then audio; of one kind those entered first come first. */
export async function listPrices({ now }: { now: Date }): Promise<Price[]> {
  return (await priceBook()).listAt(now.getTime())
}
