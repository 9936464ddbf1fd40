import { DAY_MS, type RangePreset } from '@/lib/time/range'
import { prepareMeasure } from '@/lib/usage/prepare-measure'
import type { Measure, UsageQuery, UsageTotals } from '@/lib/usage/schema'

const LABELS: Record<Exclude<RangePreset, 'custom'>, string> = {
  '15m': 'the 15 minutes before',
  '1h': 'the hour before',
  '24h': 'the 24 hours before',
  '7d': 'the 7 days before',
  '30d': 'the 30 days before',
  '90d': 'the 90 days before',
  month: 'the same part of last month',
  'last-month': 'the month before',
}

/** Days of a range that was named by its first and its last day, in either order. */
function labelOf({ range, from, to }: UsageQuery): string {
  if (range !== 'custom') return LABELS[range]
  if (!from || !to) return 'the days before'
  const days = Math.abs(Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  return days === 1 ? 'the day before' : `the ${days} days before`
}

/** What a chart's total is compared with, in the form that its sentence takes. */
export function preparePrevious(
  totals: UsageTotals,
  measure: Measure,
  view: UsageQuery,
): { total: string; label: string } {
  return { total: prepareMeasure(totals.previous.sums, measure).toString(), label: labelOf(view) }
}
