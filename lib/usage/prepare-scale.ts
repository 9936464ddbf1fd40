import { prepareMeasureText } from '@/lib/usage/prepare-measure-text'
import type { Measured } from '@/lib/usage/schema'

/** The upright axis: from 0 to `max`, with labelled lines. Sizes are for drawing only. */
export type ChartScale = { max: number; ticks: { size: number; label: string }[] }

/** The smallest of 1, 2, 2.5, 5 and 10 times a power of ten that is not below `least`, and whole. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  const steps = [1, 2, 2.5, 5, 10].map((factor) => factor * power)
  return steps.find((step) => step >= least * 0.999_999 && Number.isInteger(step)) ?? power * 10
}

/** Chooses about four round steps that reach the highest size. */
export function prepareScale(highest: number, measure: Measured, locale: string): ChartScale {
  const step = niceStep(Math.max(1, highest / 4))
  const count = Math.max(1, Math.ceil(highest / step))
  const ticks = Array.from({ length: count + 1 }, (_, index) => {
    const size = step * index
    return { size, label: prepareMeasureText(measure, BigInt(Math.round(size)), locale, 'compact') }
  })
  return { max: step * count, ticks }
}
