import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Range } from '@/lib/time/range'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import { ADDED_COLUMNS } from '@/lib/usage/queries/added-columns'
import { BoundValues } from '@/lib/usage/queries/bound-values'
import { prepared } from '@/lib/usage/queries/prepared'
import { rolledUp } from '@/lib/usage/queries/rolled-up'
import { ADDITIVE, type Sums } from '@/lib/usage/schema'

const summed = ADDITIVE.map((name) => `sum(${ADDED_COLUMNS[name]})::text as "${name}"`).join(', ')

/** An account's sums by bucket, which counts from 1; one without usage has no row. */
export async function sumsByBucket(
  accountId: bigint,
  buckets: readonly Range[],
  filter: UsageFilter,
): Promise<(Sums & { bucket: number })[]> {
  const bound = new BoundValues()
  const sums = Object.values(ADDED_COLUMNS)
  const parts = rolledUp(bound, { accountId, buckets, columns: [], sums, filter })
  const text = `select bucket, ${summed} from (${parts}) as parts group by bucket order by bucket`
  const { rows } = await pool().query<Sums & { bucket: number }>(prepared(filter, bound, text))
  return rows
}
