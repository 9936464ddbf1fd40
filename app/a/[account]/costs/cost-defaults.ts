import type { ViewDefaults } from '@/components/usage/view-params'

/** What the page shows where its address doesn't say otherwise, on the server as in the browser. */
export const COST_DEFAULTS: Omit<ViewDefaults, 'zone'> = {
  range: 'month',
  group: 'model',
  measure: 'costPicos',
  top: 8,
}
