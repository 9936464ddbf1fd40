import { prepareUsageQueries } from '@/lib/usage/prepare-usage-queries'
import type { Grouping, UsageQuery } from '@/lib/usage/schema'

/** What a cost can be split by, the usual one first. */
export const COST_GROUPINGS = ['model', 'project', 'key'] as const satisfies readonly Grouping[]

/** Ranges shorter than two days: by day they would be a bar or two. */
function isShort({ range, from, to }: UsageQuery): boolean {
  return range === '15m' || range === '1h' || range === '24h' || (range === 'custom' && from === to)
}

/** The questions of the Costs page: cost a day by group, the sums, and the lines that the cost is made of. */
export function prepareCostQueries(view: UsageQuery): {
  series: UsageQuery
  totals: UsageQuery
  lines: UsageQuery
} {
  const group = COST_GROUPINGS.find((each) => each === view.group) ?? COST_GROUPINGS[0]
  const { series, totals } = prepareUsageQueries({
    ...view,
    by: isShort(view) ? undefined : 'day',
    group,
    measure: 'costPicos',
  })
  return { series, totals, lines: totals }
}
