import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Range } from '@/lib/time/range'
import { BoundValues } from '@/lib/usage/queries/bound-values'
import { prepared } from '@/lib/usage/queries/prepared'
import { rolledUp } from '@/lib/usage/queries/rolled-up'

/** `refusedBy` is tier, model or ip, or none where the log didn't say. */
export type RefusedRow = { refusedBy: string; requests: string }

/** How many requests of a range were refused with 429, by the limit that refused. */
export async function refusedByLimit(accountId: bigint, range: Range): Promise<RefusedRow[]> {
  const bound = new BoundValues()
  const parts = rolledUp(bound, {
    accountId,
    buckets: [range],
    columns: ['refused_by'],
    sums: ['requests'],
    filter: { statuses: [429] },
  })
  const text = `select refused_by::text as "refusedBy", sum(requests)::text as requests
    from (${parts}) as parts group by 1`
  // Its filter is always the same one.
  const { rows } = await pool().query<RefusedRow>(prepared({}, bound, text))
  return rows
}
