import { cachedUntilChanged } from '@/lib/db/change-marks'
import { pickLimits } from '@/lib/limits/pick-limits'
import { limitRows } from '@/lib/limits/queries'
import type { CurrentLimits } from '@/lib/limits/schema'

const rows = cachedUntilChanged(['limits'], limitRows)

/**
 * Limits owns how many requests a rolling window admits, for a tier, for a model of a tier and for a client
 * address. It counts nothing that was used or paid.
 *
 * @returns the windows that hold for an account now; from memory, at most a second old.
 */
export async function currentLimits(asked: {
  accountId: bigint
  tierId: string
  now: Date
}): Promise<CurrentLimits> {
  return pickLimits(await rows(), asked)
}
