import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { pool } from '@/lib/db/pool'
import { PrismaClient } from '@/prisma/generated/client'

/**
 * The Prisma client for schema-typed reads and writes of single rows, on the shared pool; made when first
 * asked for.
 */
const shared = globalThis as typeof globalThis & { inferometerPrisma?: PrismaClient }

export function prisma(): PrismaClient {
  shared.inferometerPrisma ??= new PrismaClient({
    adapter: new PrismaPg(pool()),
    // The defaults of 2 and 5 seconds are short where two cores do everything.
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  })
  return shared.inferometerPrisma
}

/** Forgets the client when its pool is closed, so that the next call begins anew. */
export async function closePrisma(): Promise<void> {
  const ending = shared.inferometerPrisma
  delete shared.inferometerPrisma
  await ending?.$disconnect()
}
