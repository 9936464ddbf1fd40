import type { By } from '@/lib/audit/schema'
import { deletePrice } from '@/lib/pricing/queries/delete-price'

/**
 * Takes back a rate that has not begun; the one before it then holds on.
 * @throws AppError not_found, conflict when the rate has begun or is about to: it may have priced usage
 */
export async function withdrawPrice({ priceId }: { priceId: bigint }, by: By): Promise<void> {
  await deletePrice(priceId, by)
}
