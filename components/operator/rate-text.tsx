'use client'

import { useReader } from '@/components/ui/reader'
import { prepareRateText } from '@/lib/pricing/prepare-rate-text'
import type { RateFigures } from '@/lib/pricing/schema'

/** A rate, each figure on a line of its own with its unit. */
export function RateText({ rate }: { rate: RateFigures }) {
  const { locale } = useReader()
  const texts = prepareRateText(rate, locale)
  return texts.map(({ name, amount, unit }) => (
    <span key={name} className="block">
      {texts.length > 1 ? <span className="text-xs text-ink-2">{name} </span> : null}
      {amount} <span className="text-xs text-ink-2">{unit}</span>
    </span>
  ))
}
