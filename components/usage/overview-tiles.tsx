'use client'

import { Money } from '@/components/ui/money'
import { useReader } from '@/components/ui/reader'
import { StatTile, Tiles } from '@/components/ui/stat-tile'
import { prepareDaysLeft } from '@/lib/billing/prepare-days-left'
import type { BillingOverview } from '@/lib/billing/schema'
import type { RangePreset } from '@/lib/time/range'
import { prepareTiles } from '@/lib/usage/prepare-tiles'
import type { UsageAnswer, UsageTotals } from '@/lib/usage/schema'

export type OverviewTilesProps = {
  range: RangePreset
  totals: UsageTotals
  series: UsageAnswer
  billing: BillingOverview
}

/** The figures of the range, each with its change on the one before, and what is left to spend. */
export function OverviewTiles({ range, totals, series, billing }: OverviewTilesProps) {
  const { locale } = useReader()
  const tiles = prepareTiles(totals, series, { range, locale })
  const lasting = prepareDaysLeft(billing.balancePicos, billing.daysLeft)
  return (
    <Tiles columns={5}>
      {tiles.map((tile) => (
        <StatTile key={tile.label} {...tile} />
      ))}
      <StatTile
        label="Balance"
        value={<Money picos={billing.balancePicos} />}
        note={
          <>
            {lasting ? `${lasting}, ` : ''}
            <Money picos={billing.dailyPicos} style="short" /> a day
          </>
        }
      />
    </Tiles>
  )
}
