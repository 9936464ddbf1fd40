import { formatCount } from '@/lib/money/format-count'
import { formatMoney } from '@/lib/money/format-money'
import type { Measure } from '@/lib/usage/schema'

/** Writes a figure of a measure: money as dollars, everything else as a count. */
export function prepareMeasureText(
  measure: Measure,
  value: bigint | string,
  locale: string,
  style: 'full' | 'compact' = 'full',
): string {
  if (measure === 'costPicos') return formatMoney(value, locale, style === 'full' ? 'amount' : 'compact')
  return formatCount(value, locale, style)
}
