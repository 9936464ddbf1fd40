import 'server-only'
import { pool } from '@/lib/db/pool'

/** When what was told, of these keys. */
export async function toldAlerts(
  accountId: bigint,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await pool().query<{ key: string; createdAt: Date }>(
    'select key, created_at as "createdAt" from alerts where account_id = $1 and key = any($2::text[])',
    [accountId, keys],
  )
  return new Map(rows.map(({ key, createdAt }) => [key, createdAt]))
}
