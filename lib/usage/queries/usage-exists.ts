import 'server-only'
import { pool } from '@/lib/db/pool'

/** Whether an account has any usage from an instant on, told by its first row and not by counting. */
export async function usageExists(accountId: bigint, since: Date): Promise<boolean> {
  const { rows } = await pool().query<{ exists: boolean }>({
    name: 'usage-exists',
    text: `select exists (select 1 from usage_hours where account_id = $1 and hour >= $2)
      or exists (select 1 from deltas where account_id = $1 and minute >= $2) as exists`,
    values: [accountId, since],
  })
  return rows[0]?.exists ?? false
}
