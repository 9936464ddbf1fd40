import type { UsageQuery } from '@/lib/usage/schema'

/** The questions that Overview asks about its range: how it went, and which models cost most. */
export function prepareOverviewQueries(view: UsageQuery): { series: UsageQuery; models: UsageQuery } {
  const { range, from, to, zone } = view
  const series: UsageQuery = { range, from, to, zone, group: 'none', measure: 'requests', top: 1 }
  return { series, models: { ...series, group: 'model', measure: 'costPicos', top: 5 } }
}
