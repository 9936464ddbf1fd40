import 'server-only'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import type { BoundValues } from '@/lib/usage/queries/bound-values'

/** A filter as further terms of a condition; rollups, deltas and events name these columns alike. */
export function filterText(bound: BoundValues, filter: UsageFilter): string {
  const terms: string[] = []
  if (filter.models) terms.push(`model = any(${bound.add(filter.models, 'text[]')})`)
  if (filter.keyIds) terms.push(`key_id = any(${bound.add(filter.keyIds.map(String), 'bigint[]')})`)
  if (filter.projectIds)
    terms.push(`project_id = any(${bound.add(filter.projectIds.map(String), 'bigint[]')})`)
  if (filter.kinds) terms.push(`kind = any(${bound.add(filter.kinds, 'kind[]')})`)
  if (filter.statuses) terms.push(`status = any(${bound.add(filter.statuses, 'smallint[]')})`)
  return terms.map((term) => ` and ${term}`).join('')
}
