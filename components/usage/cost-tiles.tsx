'use client'

import { useReader } from '@/components/ui/reader'
import { StatTile, Tiles } from '@/components/ui/stat-tile'
import { CostAmount } from '@/components/usage/cost-amount'
import { prepareTiles } from '@/lib/usage/prepare-tiles'
import type { CostLines, UsageAnswer, UsageQuery, UsageTotals } from '@/lib/usage/schema'

export type CostTilesProps = {
  view: Pick<UsageQuery, 'range' | 'compare'>
  costs: CostLines
  totals: UsageTotals
  series: UsageAnswer
}

/** The cost of the range, which is the sum of its lines, and what it was spent on. */
export function CostTiles({ view, costs, totals, series }: CostTilesProps) {
  const { locale } = useReader()
  const [requests, tokens, cost] = prepareTiles(totals, series, { ...view, locale })
  return (
    <Tiles columns={3}>
      {cost ? <StatTile {...cost} value={<CostAmount picos={costs.costPicos} />} /> : null}
      {requests ? <StatTile {...requests} /> : null}
      {tokens ? <StatTile {...tokens} /> : null}
    </Tiles>
  )
}
