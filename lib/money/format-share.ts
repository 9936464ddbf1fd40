import { formatWith } from '@/lib/money/format-with'

const PERCENT = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const

/**
 * Writes part / whole as a percentage with one place; a part too small for that reads `<0.1%`, never `0.0%`.
 */
export function formatShare(part: bigint | string, whole: bigint | string, locale: string): string {
  const [top, bottom] = [BigInt(part), BigInt(whole)]
  if (bottom === 0n || top === 0n) return formatWith(locale, { style: 'percent' }, 0)
  const tenths = (top * 2000n + bottom) / (bottom * 2n)
  if (tenths === 0n && top > 0n) return `<${formatWith(locale, PERCENT, 0.001)}`
  if (tenths >= 1000n && top < bottom) return `>${formatWith(locale, PERCENT, 0.999)}`
  if (top === bottom) return formatWith(locale, { style: 'percent' }, 1)
  return formatWith(locale, PERCENT, Number(tenths) / 1000)
}
