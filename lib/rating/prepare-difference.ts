import type { Effect } from '@/lib/rating/schema'

/** What an effect changes a cost by, in picos as text: less than 0 is given back. */
export function prepareDifference({ beforePicos, afterPicos }: Effect): string {
  return String(BigInt(afterPicos) - BigInt(beforePicos))
}
