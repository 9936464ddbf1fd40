import type { ViewParams } from '@/components/usage/view-params'
import type { FilterName } from '@/lib/usage/prepare-filters'
import { KINDS } from '@/lib/usage/schema'

type FilterChange = Partial<Pick<ViewParams, FilterName>>

/** The change of a view's address that sets one of its filters; without values the filter goes. */
export function filterChange(name: FilterName, values: readonly string[]): FilterChange {
  if (values.length === 0) return { [name]: null }
  if (name === 'kinds') return { kinds: KINDS.filter((kind) => values.includes(kind)) }
  return { [name]: [...values] }
}
