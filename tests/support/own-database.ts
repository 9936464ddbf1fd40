import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { cloneTemplate, dropDatabase } from './template-database'

/**
 * Gives each integration test file a database of its own, before any module of the product reads its
 * settings.
 */
const name = `test_${randomBytes(6).toString('hex')}`
process.env.DATABASE_URL = await cloneTemplate(inject('template'), name)
process.env.LOG_LEVEL ??= 'silent'
process.env.NEXTAUTH_SECRET ??= 'a secret that only the tests know, 32 or more'

afterAll(async () => {
  const { closePrisma } = await import('@/lib/db/prisma')
  const { closePool } = await import('@/lib/db/pool')
  await closePrisma()
  await closePool()
  await dropDatabase(name)
})
