import type { UsageQuery } from '@/lib/usage/schema'

/**
 * The questions of the Usage page: its series, and its sums with those of the period before. Sums don't
 * depend on how they are split or drawn, so every way of looking at a range asks for the same ones.
 */
export function prepareUsageQueries(view: UsageQuery): { series: UsageQuery; totals: UsageQuery } {
  return {
    series: { ...view, compare: undefined },
    totals: { ...view, by: undefined, group: 'none', measure: 'requests', top: 1 },
  }
}
