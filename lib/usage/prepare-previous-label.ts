import { DAY_MS, type RangePreset } from '@/lib/time/range'
import type { UsageQuery } from '@/lib/usage/schema'

type Named = Pick<UsageQuery, 'range' | 'from' | 'to' | 'compare'>

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

/**
 * What the range before a view's is called: `the 30 days before`. Days of a range that was named by its first
 * and its last day come in either order.
 */
export function preparePreviousLabel({ range, from, to, compare }: Named): string {
  if (compare === 'weekdays') return 'the same weekdays before'
  if (range !== 'custom') return LABELS[range]
  if (!from || !to) return 'the days before'
  const days = Math.abs(Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  return days === 1 ? 'the day before' : `the ${days} days before`
}
