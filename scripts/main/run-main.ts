import { closePool } from '@/lib/db/pool'
import { closePrisma } from '@/lib/db/prisma'
import { BadSetting } from '@/lib/env'
import { AppError } from '@/lib/errors'

/**
 * Runs a program to its end and leaves with its exit code. What people can act on is said in one line;
 * anything else is a fault of ours and shows where it happened.
 */
export async function runMain(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main()
  } catch (error) {
    const isPlain = error instanceof BadSetting || error instanceof AppError
    console.error(isPlain ? error.message : error)
    process.exitCode = 1
  } finally {
    await closePrisma()
    await closePool()
  }
}
