import { limitDirectory } from '@/lib/limits/limit-directory'
import { pickLimits } from '@/lib/limits/pick-limits'
import type { CurrentLimits } from '@/lib/limits/schema'

/**
 * Limits owns how many requests a rolling window admits, for a tier, for a model of a tier and for a client
 * address, and who was let into which of them. It knows nothing of what was used or paid.
 *
 * @returns the windows that hold for an account now; from memory, at most a second old.
 */
export async function currentLimits(asked: {
  accountId: bigint
  tierId: string
  now: Date
}): Promise<CurrentLimits> {
  return pickLimits((await limitDirectory()).rows, asked)
}
