import { insertMissingLimits } from '@/lib/limits/queries'
import { IP_WINDOW, type LimitRow, TIER_WINDOW } from '@/lib/limits/schema'
import catalog from '@/prisma/seed/catalog.json'

/**
 * Writes the built-in tiers and limits where they are missing; what operators have entered since stays.
 * The limits are dated by the catalogue and not by `now`, so that every process writes the same rows.
 */
export async function seedLimits(_: { now: Date }): Promise<void> {
  const startsAtMs = Date.parse(catalog.starts_at)
  const row = (
    tierId: string,
    model: string,
    window: { requests: number | null; window_seconds: number },
  ) => {
    const { requests, window_seconds: windowSeconds } = window
    return { tierId, accountId: 0n, model, requests, windowSeconds, startsAtMs } satisfies LimitRow
  }
  const limits = [
    ...catalog.tiers.map((tier) => row(tier.id, TIER_WINDOW, tier)),
    ...catalog.tiers.map((tier) => row(tier.id, IP_WINDOW, catalog.per_ip)),
    ...catalog.model_limits.flatMap(({ model, basic, pro }) => [
      row('basic', model, basic),
      row('pro', model, pro),
    ]),
  ]
  const tiers = catalog.tiers.map(({ id, name, rank, support, features }) => {
    return { tierId: id, name, rank, support, features }
  })
  await insertMissingLimits(tiers, limits)
}
