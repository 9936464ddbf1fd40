import { formatWith } from '@/lib/money/format-with'
import { formatUsd } from '@/lib/money/picos'

/**
 * How an amount is written. `amount`: six places up to a thousand dollars, so that columns align; `short`:
 * the same without idle zeros; `compact`: for axes; `exact`: every digit there is.
 */
export type MoneyStyle = 'amount' | 'short' | 'compact' | 'exact'

const USD = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const

/**
 * Places after the point that keep three digits that matter, since what is not zero may never read as zero.
 */
function placesFor(picos: bigint): number {
  const size = (picos < 0n ? -picos : picos).toString().length
  if (size > 15) return 2
  return Math.min(12, Math.max(6, 15 - size))
}

function options(picos: bigint, style: MoneyStyle): Intl.NumberFormatOptions {
  if (picos === 0n) return style === 'compact' ? { ...USD, maximumFractionDigits: 0 } : USD
  if (style === 'exact') return { ...USD, minimumFractionDigits: 2, maximumFractionDigits: 12 }
  const places = placesFor(picos)
  if (style === 'compact') {
    const digits = { minimumFractionDigits: 0, maximumSignificantDigits: 3 }
    return places === 2 ? { ...USD, notation: 'compact', ...digits } : { ...USD, ...digits }
  }
  return {
    ...USD,
    minimumFractionDigits: style === 'short' ? 2 : Math.min(6, places),
    maximumFractionDigits: places,
  }
}

/** Writes picos as US dollars by the reader's locale: `$0.000123`, never `$0.00` for what is not zero. */
export function formatMoney(picos: bigint | string, locale: string, style: MoneyStyle = 'amount'): string {
  const amount = BigInt(picos)
  return formatWith(locale, options(amount, style), formatUsd(amount))
}
