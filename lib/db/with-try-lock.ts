import 'server-only'
import { pool } from '@/lib/db/pool'

/** Runs `work` unless someone, here or in another process, holds the lock. @returns null when someone does */
export async function withTryLock<T>(key: string, work: () => Promise<T>): Promise<T | null> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [key])
    if (!rows[0]?.held) return null
    try {
      return await work()
    } finally {
      // A connection that can't let go of the lock must not return to the pool with it.
      await client.query('select pg_advisory_unlock($1)', [key]).catch((error: Error) => {
        broken = error
      })
    }
  } finally {
    client.release(broken)
  }
}
