import { AppError } from '@/lib/errors'
import { type CurrentLimits, IP_WINDOW, type LimitRow, TIER_WINDOW } from '@/lib/limits/schema'

type Asked = { accountId: bigint; tierId: string; now: Date }

/** The account's own limit goes before its tier's, and of each the newest that has begun. */
function goesBefore(row: LimitRow, other: LimitRow | undefined): boolean {
  if (!other || row.accountId !== other.accountId) return !other || row.accountId !== 0n
  return row.startsAtMs > other.startsAtMs
}

/** The limits in force for an account at a moment, decided from the dated rows; pure. */
export function pickLimits(rows: readonly LimitRow[], { accountId, tierId, now }: Asked): CurrentLimits {
  const picked = new Map<string, LimitRow>()
  for (const row of rows) {
    const applies = row.tierId === tierId && (row.accountId === 0n || row.accountId === accountId)
    if (!applies || row.startsAtMs > now.getTime()) continue
    if (goesBefore(row, picked.get(row.model))) picked.set(row.model, row)
  }
  const windowOf = (model: string) => {
    const row = picked.get(model)
    if (!row) throw new AppError('internal', 'The tier has no limit in force.')
    return { requests: row.requests, windowSeconds: row.windowSeconds }
  }
  const models = [...picked.values()].flatMap(({ model, requests, windowSeconds }) =>
    model === TIER_WINDOW || model === IP_WINDOW || requests === null
      ? []
      : [{ model, requests, windowSeconds }],
  )
  models.sort((a, b) => (a.model < b.model ? -1 : 1))
  return { tier: windowOf(TIER_WINDOW), models, ip: windowOf(IP_WINDOW) }
}
