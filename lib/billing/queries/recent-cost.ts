import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Range } from '@/lib/time/range'

/** What usage of a range that begins on a whole hour has cost, what is not folded yet included. */
export async function recentCost(accountId: bigint, { startAt, endAt }: Range): Promise<bigint> {
  const { rows } = await pool().query<{ picos: string }>({
    name: 'recent-cost',
    text: `select ((select coalesce(sum(cost_picos), 0) from usage_hours where account_id = $1 
          and hour >= $2 and hour < $3)
       + (select coalesce(sum(cost_picos), 0) from deltas where account_id = $1 
          and minute >= $2 and minute < $3))::text as picos`,
    values: [accountId, startAt, endAt],
  })
  return BigInt(rows[0]?.picos ?? 0)
}
