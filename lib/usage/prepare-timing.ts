import { type Measured, TIMINGS, type Timing } from '@/lib/usage/schema'

/** True for what is shown by percentiles: they neither add up nor have shares of a whole. */
export function isTiming(measure: Measured | null): measure is Timing {
  return TIMINGS.some((timing) => timing === measure)
}
