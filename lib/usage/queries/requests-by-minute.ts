import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Range } from '@/lib/time/range'
import { BoundValues } from '@/lib/usage/queries/bound-values'
import { prepared } from '@/lib/usage/queries/prepared'
import { rolledUp } from '@/lib/usage/queries/rolled-up'

/** `bucket` counts from 1; a minute without requests has no row. */
export type MinuteRow = { bucket: number; served: string; refused: string }

/** How many requests of each minute were refused with 429, and how many were not. */
export async function requestsByMinute(accountId: bigint, minutes: readonly Range[]): Promise<MinuteRow[]> {
  const bound = new BoundValues()
  const parts = rolledUp(bound, {
    accountId,
    buckets: minutes,
    columns: ['status'],
    sums: ['requests'],
    filter: {},
  })
  const text = `select bucket, coalesce(sum(requests) filter (where status <> 429), 0)::text as served,
       coalesce(sum(requests) filter (where status = 429), 0)::text as refused
     from (${parts}) as parts group by bucket`
  const { rows } = await pool().query<MinuteRow>(prepared({}, bound, text))
  return rows
}
