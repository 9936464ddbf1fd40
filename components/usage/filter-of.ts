import type { FilterName } from '@/lib/usage/prepare-filters'
import type { Grouping } from '@/lib/usage/schema'

/** The filter that narrows a view to a group of a grouping. */
export const FILTER_OF: Record<Grouping, FilterName | null> = {
  none: null,
  model: 'models',
  key: 'keys',
  project: 'projects',
  kind: 'kinds',
  status: 'statuses',
}
