import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Range } from '@/lib/time/range'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import { BoundValues } from '@/lib/usage/queries/bound-values'
import { MEMBERS } from '@/lib/usage/queries/members'
import { rolledUp, type UsageSum } from '@/lib/usage/queries/rolled-up'
import { ADDITIVE, type Additive, type Grouping, type Measure, type Sums } from '@/lib/usage/schema'

const SUMMED: readonly UsageSum[] = [
  'requests',
  'prompt_tokens',
  'cached_tokens',
  'completion_tokens',
  'images',
  'characters',
  'unpriced',
  'unmetered',
  'cost_picos',
]

/** How each figure is added up from the parts, which are split by status. */
const ADDED: Record<Additive, string> = {
  requests: 'sum(requests)',
  errors: 'coalesce(sum(requests) filter (where status not between 200 and 299), 0)',
  refused: 'coalesce(sum(requests) filter (where status = 429), 0)',
  promptTokens: 'sum(prompt_tokens)',
  cachedTokens: 'sum(cached_tokens)',
  completionTokens: 'sum(completion_tokens)',
  images: 'sum(images)',
  characters: 'sum(characters)',
  costPicos: 'sum(cost_picos)',
  unpriced: 'sum(unpriced)',
  unmetered: 'sum(unmetered)',
}

const MEASURED: Record<Measure, string> = { ...ADDED, tokens: 'sum(prompt_tokens + completion_tokens)' }

const added = ADDITIVE.map((name) => `${ADDED[name]}::text as "${name}"`).join(', ')
const answered = ADDITIVE.map((name) => `points."${name}"`).join(', ')

/**
 * `place` counts from 1 by the measure; behind the top ones stands one place for all others, without a
 * member.
 */
export type UsageRow = Sums & {
  bucket: number
  place: number
  member: string | null
  label: string | null
  members: number
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
 * Sums of an account by bucket and group, the groups ranked by the measure over all buckets and everything
 * behind the top ones added into one, so that what travels is bounded by what is drawn. Ordered by place,
 * then bucket.
 */
export async function usageByBucket(question: UsageQuestion): Promise<UsageRow[]> {
  const { accountId, buckets, grouping, measure, top, filter } = question
  const member = MEMBERS[grouping]
  const bound = new BoundValues()
  const columns = member.column === 'status' ? (['status'] as const) : ([member.column, 'status'] as const)
  const parts = rolledUp(bound, { accountId, buckets, columns, sums: SUMMED, filter })
  const limit = bound.add(top, 'int')
  const { rows } = await pool().query<UsageRow>(
    `with parts as materialized (select *, ${member.text} as member from (${parts}) as rolled_up),
    ranked as (
      select member, row_number() over (
        order by ${MEASURED[measure]} desc, sum(requests) desc, member collate "C"
      )::int as place
      from parts group by member
    ),
    points as (
      select bucket, least(place, ${limit} + 1) as place, ${added}
      from parts join ranked using (member) group by 1, 2
    )
    select points.bucket, points.place, ranked.member, ${member.label} as label,
      (select count(*)::int from ranked) as members, ${answered}
    from points
    left join ranked on ranked.place = points.place and ranked.place <= ${limit}
    ${member.names}
    order by points.place, points.bucket`,
    bound.values,
  )
  return rows
}
