import type { Kind, Price, Rate } from '@/lib/pricing/schema'

function middle(values: readonly bigint[]): bigint {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return sorted[Math.floor(sorted.length / 2)] ?? 0n
}

/** What a kind usually costs: the middle of the prices given, figure by figure; null when none is of it. */
export function typicalRate(prices: readonly Price[], kind: Kind): Rate | null {
  const rates = prices.map(({ rate }) => rate).filter((rate) => rate.kind === kind)
  if (rates.length === 0) return null
  if (kind === 'image') {
    const figures = rates.flatMap((rate) => (rate.kind === 'image' ? rate.imageRatePicos : []))
    return { kind, imageRatePicos: middle(figures) }
  }
  if (kind === 'audio') {
    const figures = rates.flatMap((rate) => (rate.kind === 'audio' ? rate.characterRatePicos : []))
    return { kind, characterRatePicos: middle(figures) }
  }
  const texts = rates.flatMap((rate) => (rate.kind === 'text' ? rate : []))
  return {
    kind,
    inputRatePicos: middle(texts.map((rate) => rate.inputRatePicos)),
    cachedInputRatePicos: middle(texts.map((rate) => rate.cachedInputRatePicos)),
    outputRatePicos: middle(texts.map((rate) => rate.outputRatePicos)),
  }
}
