import type { ViewDefaults } from '@/components/usage/view-params'

/** What the page shows where its address doesn't say otherwise, on the server as in the browser. */
export const USAGE_DEFAULTS: Omit<ViewDefaults, 'zone'> = {
  range: '30d',
  group: 'model',
  measure: 'tokens',
  top: 8,
}
