import { formatMoney } from '@/lib/money/format-money'
import type { Rate } from '@/lib/pricing/schema'

/** A figure of a rate with its name and unit: `Input`, `$0.40`, `per 1M tokens`. */
export type RateFigure = { name: string; amount: string; unit: string }

const MILLION = 1_000_000n

/** A rate as people read it, figure by figure; one figure where a text's are the same. */
export function prepareRateText(rate: Rate, locale: string): RateFigure[] {
  const money = (picos: bigint) => formatMoney(picos, locale, 'short')
  if (rate.kind === 'image') {
    const unit = 'per image of 1024×1024, 25 steps'
    return [{ name: 'Image', amount: money(rate.imageRatePicos), unit }]
  }
  if (rate.kind === 'audio') {
    const amount = money(rate.characterRatePicos * MILLION)
    return [{ name: 'Characters', amount, unit: 'per 1M characters' }]
  }
  const figure = (name: string, picos: bigint) => ({
    name,
    amount: money(picos * MILLION),
    unit: 'per 1M tokens',
  })
  const { inputRatePicos: input, cachedInputRatePicos: cached, outputRatePicos: output } = rate
  if (input === cached && input === output) return [figure('Tokens', input)]
  return [figure('Input', input), figure('Cached input', cached), figure('Output', output)]
}
