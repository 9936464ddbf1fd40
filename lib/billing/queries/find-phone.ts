import 'server-only'
import { prisma } from '@/lib/db/prisma'

/** The account's verified number, the code that it waits for, and its promo entry: each of them or null. */
export async function findPhone(accountId: bigint, promoKey: string) {
  const [phone, check, promo] = await Promise.all([
    prisma().accountPhone.findUnique({ where: { accountId } }),
    prisma().phoneCheck.findUnique({ where: { accountId } }),
    prisma().ledgerEntry.findUnique({
      where: { accountId_idempotencyKey: { accountId, idempotencyKey: promoKey } },
      select: { entryId: true },
    }),
  ])
  return { phone, check, promo }
}
