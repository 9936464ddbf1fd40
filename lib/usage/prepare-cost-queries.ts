import { prepareUsageQueries } from '@/lib/usage/prepare-usage-queries'
import type { CostQuery, CostSplit, Grouping, UsageQuery } from '@/lib/usage/schema'

/** What a cost can be split by, the usual one first. */
export const COST_GROUPINGS = ['model', 'project', 'key', 'kind'] as const satisfies readonly Grouping[]

/** Ranges shorter than two days: by day they would be a bar or two. */
function isShort({ range, from, to }: UsageQuery): boolean {
  return range === '15m' || range === '1h' || range === '24h' || (range === 'custom' && from === to)
}

/**
 * The questions of the Costs page: cost a day by group, the sums, the lines that the cost is made of, split
 * as the chart is until `split` says otherwise, and the month's forecast.
 */
export function prepareCostQueries(
  view: UsageQuery,
  split: CostSplit | null = null,
): { series: UsageQuery; totals: UsageQuery; lines: CostQuery; forecast: UsageQuery } {
  const group = COST_GROUPINGS.find((each) => each === view.group) ?? COST_GROUPINGS[0]
  const { series, totals } = prepareUsageQueries({
    ...view,
    by: isShort(view) ? undefined : 'day',
    group,
    measure: 'costPicos',
  })
  const lines = { ...totals, compare: undefined, split: split ?? group }
  // A month's forecast is narrowed as the page is; it has a range of its own.
  const forecast = {
    ...totals,
    compare: undefined,
    range: 'month' as const,
    from: undefined,
    to: undefined,
    zone: 'UTC',
  }
  return { series, totals, lines, forecast }
}
