import 'server-only'
import { prisma } from '@/lib/db/prisma'

/** How often an account was topped up by itself since then, or was to be. */
export async function countTopUps(accountId: bigint, since: Date): Promise<number> {
  return prisma().deposit.count({ where: { accountId, origin: 'auto', createdAt: { gt: since } } })
}
