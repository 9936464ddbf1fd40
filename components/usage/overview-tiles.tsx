'use client'

import { useReader } from '@/components/ui/reader'
import { StatTile, Tiles } from '@/components/ui/stat-tile'
import type { RangePreset } from '@/lib/time/range'
import { prepareLatencyTile } from '@/lib/usage/prepare-latency-tile'
import { prepareTiles } from '@/lib/usage/prepare-tiles'
import type { LatencyAnswer, UsageAnswer, UsageTotals } from '@/lib/usage/schema'

export type OverviewTilesProps = {
  range: RangePreset
  totals: UsageTotals
  series: UsageAnswer
  latency: LatencyAnswer
}

/** The figures of the range, each with its change on the one before. */
export function OverviewTiles({ range, totals, series, latency }: OverviewTilesProps) {
  const { locale } = useReader()
  const tiles = [
    ...prepareTiles(totals, series, { range, locale }),
    prepareLatencyTile(latency, { range, locale }),
  ]
  return (
    <Tiles columns={5}>
      {tiles.map((tile) => (
        <StatTile key={tile.label} {...tile} />
      ))}
    </Tiles>
  )
}
