import { priceBook } from '@/lib/pricing/price-book'
import type { Price } from '@/lib/pricing/schema'

/** The list prices in force now, text first, then image and audio, each in the order they were entered. */
export async function listPrices({ now }: { now: Date }): Promise<Price[]> {
  return (await priceBook()).listAt(now.getTime())
}
