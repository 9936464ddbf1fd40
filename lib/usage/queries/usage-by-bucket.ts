import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Range } from '@/lib/time/range'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import { ADDED_COLUMNS } from '@/lib/usage/queries/added-columns'
import { BoundValues } from '@/lib/usage/queries/bound-values'
import { MEMBERS } from '@/lib/usage/queries/members'
import { prepared } from '@/lib/usage/queries/prepared'
import { rolledUp } from '@/lib/usage/queries/rolled-up'
import {
  ADDITIVE,
  COURSE_MEASURES,
  type CourseMeasure,
  type Grouping,
  type Measure,
  type Sums,
} from '@/lib/usage/schema'

const MEASURED: Record<Measure, string> = { ...ADDED_COLUMNS, tokens: '(prompt_tokens + completion_tokens)' }

const summed = ADDITIVE.map((name) => `sum(${ADDED_COLUMNS[name]}) as "${name}"`).join(', ')
const asText = ADDITIVE.map((name) => `sum("${name}")::text as "${name}"`).join(', ')
const answered = ADDITIVE.map((name) => `places."${name}"`).join(', ')

/** What is told of every bucket over all groups, whatever is measured. */
const COURSED: Record<CourseMeasure, string> = {
  requests: MEASURED.requests,
  tokens: MEASURED.tokens,
  costPicos: MEASURED.costPicos,
  errors: MEASURED.errors,
}
const coursed = COURSE_MEASURES.map((name) => `sum(${COURSED[name]}) as "${name}"`).join(', ')
const courseArrays = COURSE_MEASURES.map(
  (name) => `json_agg("${name}"::text order by bucket) as "${name}"`,
).join(', ')

/** Values by the numbers of the buckets that have any, from 1, in order. */
type Course = { buckets: number[] } & Record<CourseMeasure, string[]>

/**
 * One group over all buckets, and what it measures in each: the numbers of the buckets that have any, from 1,
 * in order, with their values beside them. `place` counts from 1 by the measure; behind the top ones stands
 * one place for all others, without a member. The first row has the course of all groups together.
 */
export type UsageRow = Sums & {
  place: number
  member: string | null
  label: string | null
  members: number
  buckets: number[]
  values: string[]
  course: Course | null
}

export type UsageQuestion = {
  accountId: bigint
  buckets: readonly Range[]
  grouping: Grouping
  measure: Measure
  top: number
  filter: UsageFilter
}

/**
 * Sums of an account by group, and the measure by bucket and group. The groups are ranked by the measure over
 * all buckets and everything behind the top ones is added into one, so that what travels is bounded by what
 * is drawn. Ordered by place.
 */
export async function usageByBucket(question: UsageQuestion): Promise<UsageRow[]> {
  const { accountId, buckets, grouping, measure, top, filter } = question
  const member = MEMBERS[grouping]
  const bound = new BoundValues()
  const columns = grouping === 'none' ? [] : [member.column]
  const parts = rolledUp(bound, { accountId, buckets, columns, sums: Object.values(ADDED_COLUMNS), filter })
  const limit = bound.add(top, 'int')
  const { rows } = await pool().query<UsageRow>(
    prepared(
      filter,
      bound,
      `with parts as materialized (select *, ${member.text} as member from (${parts}) as rolled_up),
    ranked as (
      select member, ${summed}, row_number() over (
        order by sum(${MEASURED[measure]}) desc, sum(requests) desc, member collate "C"
      )::int as place
      from parts group by member
    ),
    places as (
      select least(place, ${limit} + 1) as place, ${asText} from ranked group by 1
    ),
    points as (
      select bucket, least(place, ${limit} + 1) as place, sum(${MEASURED[measure]}) as value
      from parts join (select member, place from ranked) as placed using (member) group by 1, 2
    ),
    courses as (
      select place, json_agg(bucket order by bucket) as buckets,
        json_agg(value::text order by bucket) as values
      from points group by place
    ),
    course as (
      select json_agg(bucket order by bucket) as buckets, ${courseArrays}
      from (select bucket, ${coursed} from parts group by bucket) as by_bucket
    )
    select places.place, ranked.member, ${member.label} as label,
      (select count(*)::int from ranked) as members, courses.buckets, courses.values, ${answered},
      case when places.place = 1 then (select to_json(course) from course) end as course
    from places join courses using (place)
    left join ranked on ranked.place = places.place and ranked.place <= ${limit}
    ${member.names}
    order by places.place`,
    ),
  )
  return rows
}
