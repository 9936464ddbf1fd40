import type { NameReading } from '@/lib/pricing/book-schema'
import { priceBook } from '@/lib/pricing/price-book'

/** How a model's name is read when it stands in a log, by the very book that prices it. */
export async function readName(name: string): Promise<NameReading> {
  const compared = name.toLowerCase()
  const model = (await priceBook()).canonicalModel(name)
  if (model === null) return { name, compared, model, by: null }
  if (model === name) return { name, compared, model, by: 'its own name' }
  const by = model.toLowerCase() === compared ? 'another case of its name' : 'an alias'
  return { name, compared, model, by }
}
