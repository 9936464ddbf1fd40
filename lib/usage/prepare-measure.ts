import type { Measure, Sums } from '@/lib/usage/schema'

/** Reads one measure out of a row's sums, exactly. */
export function prepareMeasure(sums: Sums, measure: Measure): bigint {
  if (measure === 'tokens') return BigInt(sums.promptTokens) + BigInt(sums.completionTokens)
  return BigInt(sums[measure])
}
