import 'server-only'
import type { PoolClient } from 'pg'
import { pool } from '@/lib/db/pool'

/** What runs a statement: the pool, or the client of a transaction that is under way. */
export type Queryable = Pick<PoolClient, 'query'>

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
export async function transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault
    })
    throw error
  } finally {
    client.release(broken)
  }
}
