import { formatWith } from '@/lib/money/format-with'

/** A figure against the one before it: where it went, and by how much in words. */
export type Change = { direction: 'up' | 'down' | 'same' | 'new'; text: string }

/** Compares two exact figures; from nothing to something has no percentage, so it reads `new`. */
export function formatChange(now: bigint | string, before: bigint | string, locale: string): Change {
  const [current, previous] = [BigInt(now), BigInt(before)]
  if (current === previous) return { direction: 'same', text: 'no change' }
  if (previous === 0n) return { direction: 'new', text: 'new' }
  const difference = current > previous ? current - previous : previous - current
  const base = previous < 0n ? -previous : previous
  const thousandths = (difference * 1000n) / base
  const percent = { style: 'percent', maximumFractionDigits: 1 } as const
  const text =
    thousandths === 0n ? `<${formatWith(locale, percent, 0.001)}` : formatPercent(thousandths, locale)
  return { direction: current > previous ? 'up' : 'down', text }
}

function formatPercent(thousandths: bigint, locale: string): string {
  const places = thousandths >= 10_000n ? 0 : 1
  const options = { style: 'percent', minimumFractionDigits: places, maximumFractionDigits: places } as const
  return formatWith(locale, options, Number(thousandths) / 1000)
}
