import { formatShare } from '@/lib/money/format-share'
import { type Colour, prepareColours } from '@/lib/usage/prepare-colours'
import { prepareMeasure } from '@/lib/usage/prepare-measure'
import { preparePick } from '@/lib/usage/prepare-pick'
import { GROUPING_LABELS, MEASURE_LABELS } from '@/lib/usage/prepare-title'
import type { Measure, Sums, UsageAnswer } from '@/lib/usage/schema'

/** A figure of a row: a whole number as text, or why a cost isn't known yet. */
export type UsageCell = { measure: Measure; exact: string; missing: 'unpriced' | 'unmetered' | null }

/** `pick` is what narrows the view to the row; Other, and what isn't grouped, can't be narrowed to. */
export type UsageTableRow = Colour & {
  id: string
  label: string
  pick: string | null
  cells: UsageCell[]
  shareText: string
}

export type UsageTable = {
  heading: string
  columns: { measure: Measure; label: string; isMeasured: boolean }[]
  rows: UsageTableRow[]
  total: { cells: UsageCell[]; shareText: string }
}

/** What is told of every group, whatever the chart measures. */
const USUAL: readonly Measure[] = ['requests', 'tokens', 'promptTokens', 'completionTokens', 'costPicos']

/** A cost of nothing stands for nothing only where every request was priced. */
function missingOf(sums: Sums): UsageCell['missing'] {
  if (sums.costPicos !== '0') return null
  if (sums.unpriced !== '0') return 'unpriced'
  return sums.unmetered === '0' ? null : 'unmetered'
}

function cellsOf(sums: Sums, measures: readonly Measure[]): UsageCell[] {
  return measures.map((measure) => ({
    measure,
    exact: prepareMeasure(sums, measure).toString(),
    missing: measure === 'costPicos' ? missingOf(sums) : null,
  }))
}

/**
 * The numbers of a chart by group, in its order, with what else is known of each group; the total is the
 * chart's. Shares are of what the chart measures.
 */
export function prepareUsageTable(
  answer: UsageAnswer,
  locale: string,
  figures: readonly Measure[] = USUAL,
): UsageTable {
  const { measure, grouping, groups, total } = answer
  const measures = figures.includes(measure) ? figures : [measure, ...figures]
  const colours = prepareColours(groups.map(({ id, members }) => ({ id, other: members > 0 })))
  const whole = prepareMeasure(total, measure)
  const rows = groups.map(({ id, label, members, sums }, at): UsageTableRow => {
    const colour = colours[at] ?? { hue: 'other', texture: 'solid' }
    return {
      ...colour,
      id,
      label: members > 0 ? `${label} (${members})` : label,
      pick: preparePick(grouping, { id, members }),
      cells: cellsOf(sums, measures),
      shareText: formatShare(prepareMeasure(sums, measure), whole, locale),
    }
  })
  return {
    heading: grouping === 'none' ? 'Everything' : GROUPING_LABELS[grouping],
    columns: measures.map((each) => ({
      measure: each,
      label: MEASURE_LABELS[each],
      isMeasured: each === measure,
    })),
    rows: grouping === 'none' ? [] : rows,
    total: { cells: cellsOf(total, measures), shareText: formatShare(whole, whole, locale) },
  }
}
