import 'server-only'
import { prisma } from '@/lib/db/prisma'

type Check = {
  accountId: bigint
  numberHash: Buffer
  codeHash: Buffer | null
  sentAt: Date
  expiresAt: Date
}

/** The code that the account waits for from now on; the one before it is forgotten. */
export async function openCheck({
  accountId,
  numberHash,
  codeHash,
  sentAt,
  expiresAt,
}: Check): Promise<void> {
  const data = {
    numberHash: new Uint8Array(numberHash),
    codeHash: codeHash && new Uint8Array(codeHash),
    tries: 0,
    sentAt,
    expiresAt,
  }
  await prisma().phoneCheck.upsert({ where: { accountId }, create: { accountId, ...data }, update: data })
}
