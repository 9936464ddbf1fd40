import { formatMoney } from '@/lib/money/format-money'
import type { Kind, RateFigures, RateMeter } from '@/lib/pricing/schema'

/** A figure of a rate with its name and unit: `Input`, `$0.40`, `per 1M tokens`. */
export type RateText = { name: string; amount: string; unit: string }

const MILLION = 1_000_000n

const NAMES: Record<RateMeter, string> = {
  input: 'Input',
  'cached input': 'Cached input',
  output: 'Output',
  image: 'Image',
  character: 'Characters',
}

/** What one figure of a rate is told for. */
export const RATE_UNITS: Record<Kind, string> = {
  text: 'per 1M tokens',
  image: 'per image of 1024×1024, 25 steps',
  audio: 'per 1M characters',
}

/** One figure of a rate in its own unit, by the reader's locale. */
export function prepareRateAmount(meter: RateMeter, picos: string, locale: string): string {
  const perUnit = meter === 'image' ? 1n : MILLION
  return formatMoney(BigInt(picos) * perUnit, locale, 'short')
}

/** A rate as people read it, figure by figure; one figure where a text's are the same. */
export function prepareRateText({ kind, figures }: RateFigures, locale: string): RateText[] {
  const unit = RATE_UNITS[kind]
  const texts = figures.map(({ meter, picos }) => ({
    name: NAMES[meter],
    amount: prepareRateAmount(meter, picos, locale),
    unit,
  }))
  const [first] = texts
  const isOne = kind === 'text' && first && figures.every(({ picos }) => picos === figures[0]?.picos)
  return isOne ? [{ ...first, name: 'Tokens' }] : texts
}
