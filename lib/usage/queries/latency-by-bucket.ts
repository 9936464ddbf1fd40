import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Range } from '@/lib/time/range'
import { BUCKET_DIGITS } from '@/lib/usage/latency-buckets'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import { BoundValues } from '@/lib/usage/queries/bound-values'
import { MEMBERS } from '@/lib/usage/queries/members'
import { prepared } from '@/lib/usage/queries/prepared'
import { rolledUp, type UsageSum } from '@/lib/usage/queries/rolled-up'
import type { Grouping, Timing } from '@/lib/usage/schema'

const HISTOGRAMS = {
  latency: 'latency_histogram',
  ttft: 'ttft_histogram',
} as const satisfies Record<Timing, UsageSum>

/** One less than a histogram's base: what is left of the number by it is the sum of its counts. */
const COUNT_MODULUS = '9'.repeat(BUCKET_DIGITS)

/**
 * A row of a bucket, over all groups, has place 0; a row of a group, over all buckets, has bucket 0. Places
 * count from 1 by how many requests reported; behind the top ones stands one for all others, without a
 * member.
 */
export type LatencyRow = {
  bucket: number
  place: number
  member: string | null
  label: string | null
  members: number
  histogram: string
}

export type LatencyQuestion = {
  accountId: bigint
  /** What the range is compared with, just before its buckets; it takes part in no group. */
  previous: Range
  buckets: readonly Range[]
  grouping: Grouping
  timing: Timing
  top: number
  filter: UsageFilter
}

/**
 * Histograms of an account by bucket, and by group, in one statement; the buckets count from 1, and bucket -1
 * is the range before. Without a grouping there are no groups.
 */
export async function latencyByBucket(question: LatencyQuestion): Promise<LatencyRow[]> {
  const { accountId, previous, buckets, grouping, timing, top, filter } = question
  const member = MEMBERS[grouping]
  const sum = HISTOGRAMS[timing]
  const bound = new BoundValues()
  const parts = rolledUp(bound, {
    accountId,
    buckets: [previous, ...buckets],
    columns: [member.column],
    sums: [sum],
    filter,
  })
  const limit = bound.add(top, 'int')
  const isGrouped = bound.add(grouping !== 'none', 'boolean')
  const text = `with parts as materialized (
      select case when bucket = 1 then -1 else bucket - 1 end as bucket, ${member.text} as member,
        sum(${sum}) as histogram
      from (${parts}) as rolled_up where ${sum} <> 0 group by 1, 2
    ),
    ranked as (
      select member, sum(histogram) as histogram, row_number() over (
        order by mod(sum(histogram), ${COUNT_MODULUS}) desc, member collate "C"
      )::int as place
      from parts where bucket > 0 and ${isGrouped} group by member
    ),
    places as (
      select least(place, ${limit} + 1) as place, sum(histogram)::text as histogram from ranked group by 1
    )
    select bucket, 0 as place, null as member, null as label, 0 as members,
      sum(histogram)::text as histogram
    from parts group by bucket
    union all
    select 0, places.place, ranked.member, ${member.label}, (select count(*)::int from ranked),
      places.histogram
    from places
    left join ranked on ranked.place = places.place and ranked.place <= ${limit}
    ${member.names}
    order by place, bucket`
  const { rows } = await pool().query<LatencyRow>(prepared(filter, bound, text))
  return rows
}
