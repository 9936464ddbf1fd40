import 'server-only'
import { prisma } from '@/lib/db/prisma'

export async function findDeposit(accountId: bigint, depositId: bigint) {
  return prisma().deposit.findUnique({ where: { accountId_depositId: { accountId, depositId } } })
}
