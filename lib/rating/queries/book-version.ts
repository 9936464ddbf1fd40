import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Queryable } from '@/lib/db/transaction'

/** The number that grows with every change of prices and aliases; 0 before the first. */
export async function bookVersion(client: Queryable = pool()): Promise<bigint> {
  const { rows } = await client.query<{ version: bigint }>(
    `select version from change_marks where name = 'prices'`,
  )
  return rows[0]?.version ?? 0n
}
