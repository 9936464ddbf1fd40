import { formatCount } from '@/lib/money/format-count'
import { type Colour, prepareColours } from '@/lib/usage/prepare-colours'
import { prepareMeasureText } from '@/lib/usage/prepare-measure-text'
import { preparePick } from '@/lib/usage/prepare-pick'
import { GROUPING_LABELS } from '@/lib/usage/prepare-title'
import type { LatencyAnswer, Percentiles, Timing } from '@/lib/usage/schema'

export type LatencyCells = { count: string; p50: string; p95: string; p99: string }

/** `pick` is what narrows the view to the row. */
export type LatencyTableRow = Colour & LatencyCells & { id: string; label: string; pick: string | null }

export type LatencyTable = { heading: string; rows: LatencyTableRow[]; total: LatencyCells | null }

function cellsOf({ count, p50Ms, p95Ms, p99Ms }: Percentiles, timing: Timing, locale: string): LatencyCells {
  const text = (ms: number) => prepareMeasureText(timing, BigInt(Math.round(ms)), locale)
  return { count: formatCount(count, locale), p50: text(p50Ms), p95: text(p95Ms), p99: text(p99Ms) }
}

/** Percentiles by group, those with most requests first; the last row is of all of them together. */
export function prepareLatencyTable(answer: LatencyAnswer, locale: string): LatencyTable {
  const { grouping, groups, measure, total } = answer
  const colours = prepareColours(groups.map(({ id, members }) => ({ id, other: members > 0 })))
  return {
    heading: grouping === 'none' ? 'Everything' : GROUPING_LABELS[grouping],
    rows: groups.map((group, at) => ({
      ...(colours[at] ?? { hue: 'other', texture: 'solid' }),
      ...cellsOf(group, measure, locale),
      id: group.id,
      label: group.members > 0 ? `${group.label} (${group.members})` : group.label,
      pick: preparePick(grouping, group),
    })),
    total: total && cellsOf(total, measure, locale),
  }
}
