import 'server-only'
import { prisma } from '@/lib/db/prisma'

/** Entries numbered below `before`, newest first. */
export async function entriesBefore(accountId: bigint, before: number | undefined, take: number) {
  return prisma().ledgerEntry.findMany({
    where: { accountId, ...(before === undefined ? {} : { number: { lt: before } }) },
    orderBy: { number: 'desc' },
    take,
  })
}
