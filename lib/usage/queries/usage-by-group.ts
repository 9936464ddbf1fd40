import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Range } from '@/lib/time/range'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import { BoundValues } from '@/lib/usage/queries/bound-values'
import { rolledUp, type UsageColumn, type UsageSum } from '@/lib/usage/queries/rolled-up'

export type GroupColumn = Extract<UsageColumn, 'key_id' | 'model' | 'project_id'>

/** Sums as whole numbers; `bucket` counts from 1, and what is not grouped by is null. */
export type GroupRow = {
  bucket: number
  projectId: bigint | null
  keyId: bigint | null
  model: string | null
  requests: bigint
  promptTokens: bigint
  cachedTokens: bigint
  completionTokens: bigint
  images: bigint
  characters: bigint
}

const SUMMED: readonly UsageSum[] = [
  'requests',
  'prompt_tokens',
  'cached_tokens',
  'completion_tokens',
  'images',
  'characters',
]

export type GroupQuestion = {
  accountId: bigint
  buckets: readonly Range[]
  groupedBy: readonly GroupColumn[]
  filter: UsageFilter
  atMost: number
}

/** Sums by bucket and group: by bucket, then the most requests first; no more rows than `atMost`. */
export async function usageByGroup(question: GroupQuestion): Promise<GroupRow[]> {
  const { accountId, buckets, groupedBy, filter, atMost } = question
  const bound = new BoundValues()
  // The kind stands in for a group where none was asked for: the parts are added up below.
  const columns: [UsageColumn, ...UsageColumn[]] = ['kind', ...groupedBy]
  const parts = rolledUp(bound, { accountId, buckets, columns, sums: SUMMED, filter })
  const asked = (column: GroupColumn, type: string) => (groupedBy.includes(column) ? column : `null::${type}`)
  const added = (sum: UsageSum) => `sum(${sum})::bigint`
  const { rows } = await pool().query<GroupRow>(
    `select bucket, ${asked('project_id', 'bigint')} as "projectId", ${asked('key_id', 'bigint')} as "keyId",
       ${asked('model', 'text')} as model, ${added('requests')} as requests,
       ${added('prompt_tokens')} as "promptTokens", ${added('cached_tokens')} as "cachedTokens",
       ${added('completion_tokens')} as "completionTokens", ${added('images')} as images,
       ${added('characters')} as characters
     from (${parts}) as parts
     group by ${['bucket', ...groupedBy].join(', ')}
     order by bucket, sum(requests) desc, 2, 3, 4
     limit ${bound.add(atMost, 'int')}`,
    bound.values,
  )
  return rows
}
