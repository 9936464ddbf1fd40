import { formatCount } from '@/lib/money/format-count'
import { formatMoney } from '@/lib/money/format-money'
import { formatWith } from '@/lib/money/format-with'
import { isTiming } from '@/lib/usage/prepare-timing'
import type { Measured } from '@/lib/usage/schema'

/** Three digits are what a figure that is off by 5 % can bear: `340 ms`, `1.84 sec`, `94.5 sec`. */
function timingText(ms: number, locale: string): string {
  const isShort = ms < 1000
  const unit = { style: 'unit', unit: isShort ? 'millisecond' : 'second', unitDisplay: 'short' } as const
  const value = isShort ? Math.round(ms) : ms / 1000
  return formatWith(locale, { ...unit, maximumSignificantDigits: value < 1000 ? 3 : 6 }, value)
}

/** Writes a figure of a measure: money as dollars, whole milliseconds as a time, all else as a count. */
export function prepareMeasureText(
  measure: Measured,
  value: bigint | string,
  locale: string,
  style: 'full' | 'compact' = 'full',
): string {
  if (isTiming(measure)) return timingText(Number(value), locale)
  if (measure === 'costPicos') return formatMoney(value, locale, style === 'full' ? 'amount' : 'compact')
  return formatCount(value, locale, style)
}
