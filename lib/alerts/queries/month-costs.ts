import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Range } from '@/lib/time/range'
import { BoundValues } from '@/lib/usage/queries/bound-values'
import { rolledUp } from '@/lib/usage/queries/rolled-up'

/** What usage of a month has cost so far, by project and key; either is 0n where there was none. */
export type MonthCost = { projectId: bigint; keyId: bigint; costPicos: bigint }

/** What is not folded yet is among it. */
export async function monthCosts(accountId: bigint, month: Range): Promise<MonthCost[]> {
  const bound = new BoundValues()
  const columns = ['project_id', 'key_id'] as const
  const parts = rolledUp(bound, { accountId, buckets: [month], columns, sums: ['cost_picos'], filter: {} })
  const { rows } = await pool().query<{ projectId: bigint; keyId: bigint; costPicos: string }>(
    `select project_id as "projectId", key_id as "keyId", sum(cost_picos)::text as "costPicos"
     from (${parts}) as parts group by project_id, key_id`,
    bound.values,
  )
  return rows.map((row) => ({ ...row, costPicos: BigInt(row.costPicos) }))
}
