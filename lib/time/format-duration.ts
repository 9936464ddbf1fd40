import { formatWith } from '@/lib/money/format-with'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/time/range'

const unit = (name: string, places = 0) =>
  ({ style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: places }) as const

/**
 * Writes a length of time in its largest fitting unit, by the reader's locale: `340 ms`, `1.84 sec`, `9
 * days`.
 */
export function formatDuration(ms: number, locale: string): string {
  if (ms < 1000) return formatWith(locale, unit('millisecond'), Math.round(ms))
  if (ms < MINUTE_MS) return formatWith(locale, unit('second', ms < 10_000 ? 2 : 0), ms / 1000)
  if (ms < HOUR_MS) return formatWith(locale, unit('minute'), Math.floor(ms / MINUTE_MS))
  if (ms < DAY_MS) return formatWith(locale, unit('hour'), Math.floor(ms / HOUR_MS))
  return formatWith(locale, unit('day'), Math.floor(ms / DAY_MS))
}
