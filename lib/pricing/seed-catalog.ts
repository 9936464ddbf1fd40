import { AppError } from '@/lib/errors'
import { insertMissingPrices } from '@/lib/pricing/queries/insert-missing-prices'
import { rateOf } from '@/lib/pricing/rate-of'
import type { Kind } from '@/lib/pricing/schema'
import catalog from '@/prisma/seed/catalog.json'

/**
 * Writes the built-in price book where it is missing. What operators have entered since stays: a row is
 * told by its model, kind and start, and an existing one is never touched.
 */
export async function seedCatalog({ now }: { now: Date }): Promise<void> {
  const startsAt = new Date(catalog.starts_at)
  if (Number.isNaN(startsAt.getTime()))
    throw new AppError('internal', 'The built-in price book has no valid start.')
  const price = (model: string, kind: Kind, usd: string) => ({
    model,
    startsAt,
    rate: rateOf({ model, kind, usd }),
  })
  await insertMissingPrices(
    [
      ...catalog.text_models.map((each) => price(each.id, 'text', each.usd_per_million_tokens)),
      ...catalog.image_models.map((each) => price(each.id, 'image', each.base_usd)),
      ...catalog.audio_models.map((each) => price(each.id, 'audio', each.usd_per_million_characters)),
    ],
    { actor: 'system', now },
  )
}
