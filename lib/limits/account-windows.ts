import { limitDirectory } from '@/lib/limits/limit-directory'
import { pickLimits } from '@/lib/limits/pick-limits'
import type { AskedWindow } from '@/lib/limits/schema'
import { modelWindow, tierWindow } from '@/lib/limits/windows-to-pass'

/** Every window that an account's requests share: its tier's, and each model's that has one. */
export async function accountWindows(asked: {
  accountId: bigint
  tierId: string
  now: Date
}): Promise<AskedWindow[]> {
  const { rows, longest } = await limitDirectory()
  const limits = pickLimits(rows, asked)
  const tier = tierWindow(asked.accountId, limits, longest)
  const models = limits.models.map((each) => modelWindow(asked.accountId, each, longest))
  return tier ? [tier, ...models] : models
}
