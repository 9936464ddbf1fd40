import type { LatencyQuery, Timing, UsageQuery } from '@/lib/usage/schema'

/** The question of a view that looks at a timing. */
export function prepareLatencyQuery(view: UsageQuery, timing: Timing): LatencyQuery {
  return { ...view, measure: timing }
}
