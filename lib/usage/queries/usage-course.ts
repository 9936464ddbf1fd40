import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Range } from '@/lib/time/range'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import { ADDED_COLUMNS } from '@/lib/usage/queries/added-columns'
import { BoundValues } from '@/lib/usage/queries/bound-values'
import { MEASURED } from '@/lib/usage/queries/measured'
import { prepared } from '@/lib/usage/queries/prepared'
import { rolledUp } from '@/lib/usage/queries/rolled-up'
import { ADDITIVE, COURSE_MEASURES, type CourseMeasure, type Measure, type Sums } from '@/lib/usage/schema'

const summed = ADDITIVE.map((name) => `sum(${ADDED_COLUMNS[name]})::text as "${name}"`).join(', ')
const courses = COURSE_MEASURES.map((name) => `json_agg((${MEASURED[name]})::text) as "${name}Course"`).join(
  ', ',
)

/**
 * All usage of an account together, and beside the numbers of its buckets, from 1, what was measured there. A
 * bucket can come several times, and its values are to be added.
 */
export type CourseRow = Sums & { buckets: number[]; values: string[] } & {
  [Name in CourseMeasure as `${Name}Course`]: string[]
}

export type CourseQuestion = {
  accountId: bigint
  buckets: readonly Range[]
  measure: Measure
  filter: UsageFilter
}

/** Sums of an account, and their course over the buckets; null where nothing was used. */
export async function usageCourse(question: CourseQuestion): Promise<CourseRow | null> {
  const { accountId, buckets, measure, filter } = question
  const bound = new BoundValues()
  const parts = rolledUp(bound, {
    accountId,
    buckets,
    columns: [],
    sums: Object.values(ADDED_COLUMNS),
    filter,
  })
  const text = `select ${summed}, json_agg(bucket) as buckets,
      json_agg((${MEASURED[measure]})::text) as values, ${courses}
    from (${parts}) as parts having count(*) > 0`
  const { rows } = await pool().query<CourseRow>(prepared(filter, bound, text))
  return rows[0] ?? null
}
