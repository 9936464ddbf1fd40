import type { RangePreset } from '@/lib/time/range'

/** What each range is called, beside the picker and in sentences. */
const LABELS: Record<RangePreset, string> = {
  '15m': 'Last 15 minutes',
  '1h': 'Last hour',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  month: 'Month to date',
  'last-month': 'Last month',
  custom: 'Custom',
}

export function formatPreset(preset: RangePreset): string {
  return LABELS[preset]
}
