import { getAccount } from '@/lib/accounts/get-account'
import { currentLimits } from '@/lib/limits/current-limits'
import { bucketBounds } from '@/lib/time/buckets'
import { MINUTE_MS, resolveRange } from '@/lib/time/range'
import { requestsByMinute } from '@/lib/usage/queries/requests-by-minute'
import type { LiveMinutes } from '@/lib/usage/schema'

const TIER_NAMES: Record<string, string> = { basic: 'Basic', pro: 'Pro', enterprise: 'Enterprise' }

/** A line a minute can be drawn only for a window of a minute. */
async function minuteLimit(accountId: bigint, now: Date): Promise<LiveMinutes['limit']> {
  const account = await getAccount(accountId)
  if (!account) return null
  const { requests, windowSeconds } = (await currentLimits({ accountId, tierId: account.tierId, now })).tier
  if (requests === null || windowSeconds * 1000 !== MINUTE_MS) return null
  return { label: `${TIER_NAMES[account.tierId] ?? account.tierId}: ${requests} a minute`, requests }
}

/** The last 60 minutes, the one that is filling among them, against the tier's own limit. */
export async function readLiveMinutes(accountId: bigint, { now }: { now: Date }): Promise<LiveMinutes> {
  const range = resolveRange('1h', 'UTC', now)
  const starts = bucketBounds(range, 'minute', 'UTC').slice(0, -1)
  const minutes = starts.map((startAt) => ({ startAt, endAt: new Date(startAt.getTime() + MINUTE_MS) }))
  const [rows, limit] = await Promise.all([requestsByMinute(accountId, minutes), minuteLimit(accountId, now)])
  const counts = new Map(rows.map((row) => [row.bucket, row]))
  return {
    endAt: now.toISOString(),
    minutes: starts.map((at, index) => {
      const { served = '0', refused = '0' } = counts.get(index + 1) ?? {}
      return { at: at.toISOString(), served, refused }
    }),
    limit,
  }
}
