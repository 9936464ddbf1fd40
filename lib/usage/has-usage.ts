import { DAY_MS, HOUR_MS } from '@/lib/time/range'
import { usageExists } from '@/lib/usage/queries/usage-exists'

const DAYS = 90

/** Whether an account was used in the last 90 days, which decides if a page greets a newcomer. */
export function hasUsage(accountId: bigint, { now }: { now: Date }): Promise<boolean> {
  const hour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS
  return usageExists(accountId, new Date(hour - DAYS * DAY_MS))
}
