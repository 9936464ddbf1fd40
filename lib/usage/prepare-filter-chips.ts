import type { FilterGroup, FilterName } from '@/lib/usage/prepare-filters'
import type { UsageQuery } from '@/lib/usage/schema'

export type FilterChip = { name: FilterName; value: string; text: string }

/** What a view is narrowed to, one by one, each in words. */
export function prepareFilterChips(view: UsageQuery, groups: readonly FilterGroup[]): FilterChip[] {
  return groups.flatMap(({ name, each, options }) =>
    (view[name] ?? []).map((value) => {
      const label = options.find((option) => option.value === value)?.label ?? value
      return { name, value, text: `${each}: ${label}` }
    }),
  )
}
