import type { ViewParams } from '@/components/usage/view-params'
import type { FilterName } from '@/lib/usage/prepare-filters'

/** The change of a view's address that takes all of its filters away. */
export const NO_FILTERS: Record<FilterName, null> & Partial<ViewParams> = {
  models: null,
  projects: null,
  keys: null,
  kinds: null,
  statuses: null,
}
