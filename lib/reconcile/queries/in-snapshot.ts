import 'server-only'
import type { PoolClient } from 'pg'
import { transaction } from '@/lib/db/transaction'

/** Reads everything at one moment while the product goes on writing; the database refuses any write in it. */
export function inSnapshot<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  return transaction(async (client) => {
    await client.query('set transaction isolation level repeatable read, read only')
    await client.query(`set local statement_timeout = '10min'`)
    return work(client)
  })
}
