import { formatWith } from '@/lib/money/format-with'

/** Writes a count by the reader's locale: in full (`48,217`), or `compact` with three digits (`31.6M`). */
export function formatCount(
  count: bigint | string | number,
  locale: string,
  style: 'full' | 'compact' = 'full',
): string {
  if (style === 'full') return formatWith(locale, {}, count)
  return formatWith(locale, { notation: 'compact', maximumSignificantDigits: 3 }, count)
}
