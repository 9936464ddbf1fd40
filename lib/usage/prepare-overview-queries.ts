import type { LatencyQuery, UsageQuery } from '@/lib/usage/schema'

/** What Overview asks about its range: how it went, which models cost most, how long requests took. */
export function prepareOverviewQueries(view: UsageQuery): {
  series: UsageQuery
  models: UsageQuery
  latency: LatencyQuery
} {
  const { range, from, to, zone } = view
  const series: UsageQuery = { range, from, to, zone, group: 'none', measure: 'requests', top: 1 }
  return {
    series,
    models: { ...series, group: 'model', measure: 'costPicos', top: 5 },
    latency: { ...series, measure: 'latency' },
  }
}
