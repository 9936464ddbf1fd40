import { formatCount } from '@/lib/money/format-count'
import { formatMoney } from '@/lib/money/format-money'
import { formatWith } from '@/lib/money/format-with'
import { divideHalfEven } from '@/lib/money/picos'
import type { CostLine, Meter } from '@/lib/usage/schema'

type Metered = Pick<CostLine, 'meter' | 'quantity' | 'ratePicos' | 'unit' | 'unitQuantity'>

/** `quantity.full` says every digit of what is shortened. */
export type MeteredText = { what: string; quantity: { short: string; full: string }; rateText: string }

const METER_LABELS: Record<Meter, string> = {
  'prompt tokens': 'Input tokens',
  'cached tokens': 'Cached input tokens',
  'completion tokens': 'Output tokens',
  'image steps': 'Images of 1024×1024, 25 steps',
  characters: 'Characters',
}

const MILLION = 1_000_000n

/** Whole millionths, so that no digit passes through a float. */
function decimalText(numerator: bigint, denominator: bigint): string {
  const sign = numerator < 0n ? '-' : ''
  const size = numerator < 0n ? -numerator : numerator
  const millionths = divideHalfEven(size * MILLION, denominator)
  return `${sign}${millionths / MILLION}.${(millionths % MILLION).toString().padStart(6, '0')}`
}

/**
 * Images are counted in images of the base size and steps, as their rate is; their steps are told in full.
 */
function quantityOf(line: Metered, locale: string): { short: string; full: string } {
  const count = formatCount(line.quantity, locale)
  if (line.unitQuantity === '1') return { short: count, full: count }
  const images = decimalText(BigInt(line.quantity), BigInt(line.unitQuantity))
  return {
    short: formatWith(locale, { maximumFractionDigits: 3 }, images),
    full: `${count} pixel steps ÷ ${formatCount(line.unitQuantity, locale)}`,
  }
}

function rateText({ unit, ratePicos }: Metered, locale: string): string {
  if (unit === 'token') return `${formatMoney(BigInt(ratePicos) * MILLION, locale, 'short')} / 1M tokens`
  if (unit === 'character')
    return `${formatMoney(BigInt(ratePicos) * MILLION, locale, 'short')} / 1M characters`
  return `${formatMoney(ratePicos, locale, 'short')} / image`
}

/** What was metered, how much of it, and at what rate, as a line of a cost says it. */
export function prepareMetered(line: Metered, locale: string): MeteredText {
  return {
    what: METER_LABELS[line.meter],
    quantity: quantityOf(line, locale),
    rateText: rateText(line, locale),
  }
}
