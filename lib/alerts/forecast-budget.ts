import { DAY_MS, type Range } from '@/lib/time/range'

/**
 * What a month will have cost at its end when it goes on as it has begun: spent so far, times the month's
 * length by what has passed of it. null in the month's first day, which says too little.
 */
export function forecastBudget(spentPicos: bigint, { startAt, endAt }: Range, now: Date): bigint | null {
  const passed = now.getTime() - startAt.getTime()
  if (passed < DAY_MS) return null
  return (spentPicos * BigInt(endAt.getTime() - startAt.getTime())) / BigInt(passed)
}
