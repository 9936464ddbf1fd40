import type { RangePreset } from '@/lib/time/range'
import { prepareMeasure } from '@/lib/usage/prepare-measure'
import type { Measure, UsageTotals } from '@/lib/usage/schema'

const LABELS: Record<RangePreset, string> = {
  '15m': 'the 15 minutes before',
  '1h': 'the hour before',
  '24h': 'the 24 hours before',
  '7d': 'the 7 days before',
  '30d': 'the 30 days before',
  '90d': 'the 90 days before',
  month: 'the same part of last month',
  'last-month': 'the month before',
  custom: 'the same time before',
}

/** What a chart's total is compared with, in the form that its sentence takes. */
export function preparePrevious(
  totals: UsageTotals,
  measure: Measure,
  range: RangePreset,
): { total: string; label: string } {
  return { total: prepareMeasure(totals.previous.sums, measure).toString(), label: LABELS[range] }
}
