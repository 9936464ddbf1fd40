import { prepareMeasure } from '@/lib/usage/prepare-measure'
import { preparePreviousLabel } from '@/lib/usage/prepare-previous-label'
import type { Measure, UsageQuery, UsageTotals } from '@/lib/usage/schema'

/** What a chart's total is compared with, in the form that its sentence takes. */
export function preparePrevious(
  totals: UsageTotals,
  measure: Measure,
  view: UsageQuery,
): { total: string; label: string } {
  return {
    total: prepareMeasure(totals.previous.sums, measure).toString(),
    label: preparePreviousLabel(view),
  }
}
