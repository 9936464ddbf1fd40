import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Range } from '@/lib/time/range'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import { ADDED_COLUMNS } from '@/lib/usage/queries/added-columns'
import { BoundValues } from '@/lib/usage/queries/bound-values'
import { MEASURED } from '@/lib/usage/queries/measured'
import { MEMBERS } from '@/lib/usage/queries/members'
import { prepared } from '@/lib/usage/queries/prepared'
import { rolledUp } from '@/lib/usage/queries/rolled-up'
import { ADDITIVE, type Grouping, type Measure, type Sums } from '@/lib/usage/schema'

const summed = ADDITIVE.map((name) => `sum(${ADDED_COLUMNS[name]}) as "${name}"`).join(', ')
const asText = ADDITIVE.map((name) => `sum("${name}")::text as "${name}"`).join(', ')
const answered = ADDITIVE.map((name) => `ranked."${name}"`).join(', ')

/**
 * One group over all buckets, and what it measures in each: the numbers of the buckets that have any, from 1,
 * with their values beside them, in no order. `place` counts from 1 by the measure; behind the top ones
 * stands one place for all others, without a member.
 */
export type UsageRow = Sums & {
  place: number
  member: string | null
  label: string | null
  members: number
  buckets: number[]
  values: string[]
}

export type UsageQuestion = {
  accountId: bigint
  buckets: readonly Range[]
  grouping: Exclude<Grouping, 'none'>
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
  const sums = Object.values(ADDED_COLUMNS)
  const parts = rolledUp(bound, { accountId, buckets, columns: [member.column], sums, filter })
  const limit = bound.add(top, 'int')
  const text = `with parts as materialized (${parts}),
    ordered as (
      select ${member.column}, ${summed}, row_number() over (
        order by sum(${MEASURED[measure]}) desc, sum(requests) desc, ${member.text} collate "C"
      )::int as place
      from parts group by ${member.column}
    ),
    ranked as (
      select least(place, ${limit} + 1) as place, ${asText},
        min(${member.text}) filter (where place <= ${limit}) as member
      from ordered group by 1
    ),
    points as (
      select bucket, least(place, ${limit} + 1) as place, sum(${MEASURED[measure]})::text as value
      from parts join (select ${member.column}, place from ordered) as placed using (${member.column})
      group by 1, 2
    ),
    courses as (
      select place, json_agg(bucket) as buckets, json_agg(value) as values from points group by place
    )
    select place, ranked.member, ${member.label} as label, (select count(*)::int from ordered) as members,
      buckets, values, ${answered}
    from ranked join courses using (place) ${member.names} order by place`
  const { rows } = await pool().query<UsageRow>(prepared(filter, bound, text))
  return rows
}
