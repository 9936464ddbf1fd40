import 'server-only'
import { prisma } from '@/lib/db/prisma'

/** How an account wants its balance kept; null when nobody has chosen anything. */
export async function findSettings(accountId: bigint) {
  return prisma().billingSettings.findUnique({ where: { accountId } })
}
