import 'server-only'
import type { Prisma } from '@/prisma/generated/client'

export const PRICE_BOOK_LOCK = 4_105_223_871_663_027n

/**
 * Writers of prices and names queue here until the other's commit: what one checks, no other changes
 * meanwhile. They are people, so that nobody waits long.
 */
export async function lockPriceBook(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${PRICE_BOOK_LOCK}::bigint)`
}
