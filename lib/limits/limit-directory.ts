import { cachedUntilChanged } from '@/lib/db/change-marks'
import { limitRows } from '@/lib/limits/queries'
import type { LimitRow } from '@/lib/limits/schema'

/** The longest window of a kind that any tier or account has, in ms, by the word in place of a model. */
export type LongestWindows = ReadonlyMap<string, number>
export type LimitDirectory = { rows: readonly LimitRow[]; longest: LongestWindows }

function longestOf(rows: readonly LimitRow[]): LongestWindows {
  const longest = new Map<string, number>()
  for (const { model, windowSeconds } of rows) {
    longest.set(model, Math.max(longest.get(model) ?? 0, windowSeconds * 1000))
  }
  return longest
}

/** Every dated limit, from memory, at most a second old. */
export const limitDirectory: () => Promise<LimitDirectory> = cachedUntilChanged(['limits'], async () => {
  const rows = await limitRows()
  return { rows, longest: longestOf(rows) }
})
